package org.jixiaoflow.workbench.services;

import java.time.Instant;
import java.util.List;
import org.jixiaoflow.workbench.services.Me.Named;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;

/** The review service's directory of people. */
public final class People {

    private static final ParameterizedTypeReference<Part<Person>> PEOPLE = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Part<Substitution>> SUBSTITUTIONS =
            new ParameterizedTypeReference<>() {};

    private final Service service;

    People(Service service) {
        this.service = service;
    }

    /** Who may act in a region, by name. */
    public Part<Person> list(String region, @Nullable String q, @Nullable String role, int page, int size) {
        return service.get(
                PEOPLE, "/people/{region}?q={q}&role={role}&page={page}&size={size}", region, q, role, page, size);
    }

    /** Who stands in for people of a region: those now, those to come, those that are over. */
    public Part<Substitution> substitutions(String region, int page, int size) {
        return service.get(SUBSTITUTIONS, "/people/{region}/substitutions?page={page}&size={size}", region, page, size);
    }

    /**
     * Somebody who may act in a region, or did.
     *
     * @param stageDepartments the only departments whose forms they review; empty for every one
     * @param source {@code ADDRESS_BOOK}, or {@code JOURNAL} of whom only what they did is known
     */
    public record Person(
            String id,
            String name,
            List<Named> roles,
            List<String> regions,
            @Nullable Named department,
            List<Named> stages,
            List<Named> stageDepartments,
            String source,
            @Nullable Instant lastActedAt) {}

    /**
     * Somebody stands in for somebody else.
     *
     * @param phase {@code NOW}, {@code PLANNED} or {@code ENDED}
     * @param source {@code PERSON} if that person said so, or {@code ADDRESS_BOOK}
     * @param alsoBy names of others who stand in for the same person at some time of it
     * @param awayFor names of those who stand in for the substitute at some time of it
     */
    public record Substitution(
            String person,
            String personName,
            String substitute,
            String substituteName,
            Instant from,
            Instant until,
            String phase,
            String source,
            @Nullable String reason,
            List<String> alsoBy,
            List<String> awayFor) {

        /** Its last moment, for those who read days. */
        public Instant last() {
            return until.minusMillis(1);
        }
    }
}
