package org.jixiaoflow.support.security;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.util.UriUtils;

/** Finds who calls, by the bearer token; in whose name they act is said by the header {@code Acting-For}. */
public final class Callers {

    private static final String HEADER = "Acting-For";

    private final Clock clock;
    private final boolean combined;
    private final Supplier<Stream<Mandates>> mandates;

    /**
     * Callers.
     *
     * @param combined whether one person may hold several offices at once
     * @param mandates substitutions beside those that tokens name
     */
    Callers(Clock clock, boolean combined, Supplier<Stream<Mandates>> mandates) {
        this.clock = clock;
        this.combined = combined;
        this.mandates = mandates;
    }

    /**
     * The caller, in the name they have chosen.
     *
     * @throws Problem {@code NOT_SUBSTITUTE} if they may not act in that name now, {@code COMBINED_ROLES} if they are what one person may
     *     not be at once
     */
    public Caller caller(WebRequest request) {
        var claims = claims();
        var person = actingFor(request);
        return apart(person.isBlank() ? claims.caller() : standingIn(claims, person));
    }

    private Caller standingIn(Claims claims, String person) {
        return substitutes(claims)
                .filter(caller ->
                        caller.mandate() != null && caller.mandate().person().equals(person))
                .findFirst()
                .orElseThrow(() -> new Problem(HttpStatus.FORBIDDEN, "NOT_SUBSTITUTE", person));
    }

    /** The caller in their own name. */
    public Caller self() {
        return apart(claims().caller());
    }

    /** The caller in the name of each person they may act for now. */
    public List<Caller> substitutes() {
        return substitutes(claims()).filter(this::isApart).toList();
    }

    private Stream<Caller> substitutes(Claims claims) {
        var now = clock.instant();
        var self = claims.caller();
        var said = mandates.get()
                .flatMap(beside -> beside.of(self.id()))
                .flatMap(substitution -> self.standingIn(substitution, now).stream());
        return Stream.concat(claims.substitutes(now), said);
    }

    private Caller apart(Caller caller) {
        if (!isApart(caller)) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "COMBINED_ROLES",
                    caller.everyRole().stream().sorted().collect(joining(", ")));
        }
        return caller;
    }

    private boolean isApart(Caller caller) {
        return combined || !Role.combined(Role.of(caller.everyRole()));
    }

    /** Percent-encoded where it isn't ASCII, as headers can't hold anything else; what isn't encoded well is nobody. */
    private static String actingFor(WebRequest request) {
        var header = request.getHeader(HEADER);
        if (header == null) {
            return "";
        }
        try {
            return UriUtils.decode(header, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException asItIs) {
            return header;
        }
    }

    private static Claims claims() {
        var principal = principal();
        if (principal instanceof Jwt token) {
            return Claims.of(token);
        }
        throw new AuthenticationCredentialsNotFoundException("Nobody is signed in");
    }

    private static @Nullable Object principal() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? null : authentication.getPrincipal();
    }
}
