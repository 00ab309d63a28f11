package org.jixiaoflow.workbench.services;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.PublishedForm;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;

/** The review service as anybody may read it: what is public. */
public final class Disclosure {

    private static final ParameterizedTypeReference<List<Me.RegionYears>> YEARS = new ParameterizedTypeReference<>() {};
    private static final ParameterizedTypeReference<Part<PublicForm>> FORMS = new ParameterizedTypeReference<>() {};

    private final Service service;

    Disclosure(Service service) {
        this.service = service;
    }

    /** Regions and the years of which anything is public. */
    public List<Me.RegionYears> regions() {
        return service.get(YEARS, "/public/regions");
    }

    /** A part of what is public of a region's year. */
    public Part<PublicForm> list(
            String region, int year, @Nullable FormKind kind, @Nullable String q, int page, int size) {
        var query =
                new Query().with("kind", kind).with("q", q).with("page", page).with("size", size);
        var values = Stream.concat(Stream.of(region, year), Stream.of(query.values()))
                .toArray();
        return service.get(FORMS, query.after("/public/{region}/{year}"), values);
    }

    /** The same as a file: all of it. */
    public byte[] file(String region, int year, String format) {
        return service.get(byte[].class, "/public/{region}/{year}?format={format}", region, year, format);
    }

    /** @throws Refusal {@code NEVER_PUBLISHED} if it never was public */
    public PublicRevision revision(String form, int revision) {
        return service.get(PublicRevision.class, "/public/forms/{form}/{revision}", form, revision);
    }

    /** What a revision says, byte by byte as the journal has it. */
    public byte[] document(String form, int revision) {
        return service.get(byte[].class, "/public/forms/{form}/{revision}/document", form, revision);
    }

    /** A form that is public. */
    public record PublicForm(
            String formId,
            int revision,
            FormKind kind,
            String departmentCode,
            @Nullable String unitCode,
            @Nullable String departmentName,
            @Nullable Grade grade,
            Instant publishedAt,
            String hash) {}

    /**
     * A revision that is public or was.
     *
     * @param standing CURRENT, SUPERSEDED or WITHHELD
     * @param hash null once it is withheld
     * @param document what it says; null once it is withheld
     */
    public record PublicRevision(
            String formId,
            int revision,
            String standing,
            int newest,
            Instant publishedAt,
            @Nullable Instant withheldAt,
            @Nullable String hash,
            @Nullable PublishedForm document) {}
}
