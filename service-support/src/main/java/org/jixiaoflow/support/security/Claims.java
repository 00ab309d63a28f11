package org.jixiaoflow.support.security;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.schemas.limits.Texts;
import org.jixiaoflow.support.security.Caller.Mandate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * What an issuer says about a caller: {@code sub}, {@code name}, {@code roles}, {@code region} or {@code regions}, {@code department},
 * {@code departments}, {@code stages}, {@code stage_departments}, and {@code substitutes}: the people the caller stands in for, each with {@code person}, {@code name}, the
 * same rights, and {@code from} and {@code to}, times with an offset, of which the second is the first moment after.
 */
record Claims(Map<String, Object> values) implements ClaimAccessor {

    static Claims of(ClaimAccessor token) {
        return new Claims(token.getClaims());
    }

    @Override
    public Map<String, Object> getClaims() {
        return values;
    }

    /** The caller in their own name. */
    Caller caller() {
        var id = getClaimAsString("sub");
        if (id == null) {
            throw new InvalidBearerTokenException("The token names nobody");
        }
        return caller(id, name(id), null);
    }

    /** The caller in the name of each person they stand in for at that time. */
    Stream<Caller> substitutes(Instant now) {
        var self = caller();
        return maps("substitutes")
                .map(Claims::new)
                .flatMap(other -> other
                        .mandate(self)
                        .filter(mandate -> mandate.holdsAt(now))
                        .map(mandate -> other.caller(self.id(), self.name(), mandate))
                        .stream());
    }

    private Optional<Mandate> mandate(Caller substitute) {
        var person = getClaimAsString("person");
        var from = time("from");
        var until = time("to");
        return person == null || from == null || until == null
                ? Optional.empty()
                : Optional.of(
                        new Mandate(person, name(person), from, until, substitute.roles(), substitute.filesFor()));
    }

    private Caller caller(String id, String name, @Nullable Mandate mandate) {
        return new Caller(
                id,
                name,
                Set.copyOf(list("roles")),
                regions(),
                getClaimAsString("department"),
                list("departments"),
                list("stages"),
                list("stage_departments"),
                mandate);
    }

    /** Whoever is told no region has none. */
    private Regions regions() {
        return new Regions(Stream.concat(list("regions").stream(), list("region").stream())
                .distinct()
                .toList());
    }

    private String name(String otherwise) {
        var name = getClaimAsString("name");
        return name == null ? otherwise : Texts.cleaned(name);
    }

    private @Nullable Instant time(String claim) {
        try {
            return values.get(claim) instanceof String text
                    ? OffsetDateTime.parse(text).toInstant()
                    : null;
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    private List<String> list(String claim) {
        var list = getClaimAsStringList(claim);
        return list == null ? List.of() : List.copyOf(list);
    }

    private Stream<Map<String, Object>> maps(String claim) {
        return values.get(claim) instanceof List<?> list ? list.stream().flatMap(Claims::map) : Stream.empty();
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are strings
    private static Stream<Map<String, Object>> map(Object item) {
        return item instanceof Map<?, ?> map ? Stream.of((Map<String, Object>) map) : Stream.empty();
    }
}
