package org.jixiaoflow.support.substitution;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Substitution;
import org.jixiaoflow.support.security.Mandates;
import org.jspecify.annotations.Nullable;

/** Every substitution with its newest change, over ones included. */
public final class SubstitutionTable implements Mandates {

    private final Map<UUID, Substitution> newest = new ConcurrentHashMap<>();

    /** Takes a change, before it comes back from the topic as well; an older one changes nothing. */
    public void put(Substitution change) {
        newest.merge(
                change.getId(),
                change,
                (one, other) -> other.getChangedAt().isBefore(one.getChangedAt()) ? one : other);
    }

    /** Nothing takes back what was said; a record without a value says nothing. */
    void take(String person, @Nullable Substitution change) {
        if (change != null && person.equals(change.getPerson())) {
            put(change);
        }
    }

    public Optional<Substitution> find(UUID id) {
        return Optional.ofNullable(newest.get(id));
    }

    public Stream<Substitution> all() {
        return newest.values().stream();
    }

    @Override
    public Stream<Substitution> of(String substitute) {
        return all().filter(each -> each.getSubstitute().equals(substitute));
    }

    /** Whether somebody stands in for somebody else at that moment. */
    public boolean standsIn(String substitute, String person, Instant now) {
        return of(substitute)
                .anyMatch(each -> each.getPerson().equals(person)
                        && !now.isBefore(each.getFrom())
                        && now.isBefore(each.getUntil()));
    }
}
