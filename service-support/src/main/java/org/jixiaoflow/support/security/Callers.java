package org.jixiaoflow.support.security;

import java.time.Clock;
import java.util.List;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.context.request.WebRequest;

/** Finds who calls, by the bearer token; in whose name they act is said by the header {@code Acting-For}. */
public final class Callers {

    private static final String HEADER = "Acting-For";

    private final Clock clock;

    Callers(Clock clock) {
        this.clock = clock;
    }

    /**
     * The caller, in the name they have chosen.
     *
     * @throws Problem {@code NOT_SUBSTITUTE} if they may not act in that name now
     */
    public Caller caller(WebRequest request) {
        var claims = claims();
        var person = actingFor(request);
        return person.isBlank() ? claims.caller() : claims.caller(person, clock.instant());
    }

    /** The caller in their own name. */
    public Caller self() {
        return claims().caller();
    }

    /** The caller in the name of each person they may act for now. */
    public List<Caller> substitutes() {
        return claims().substitutes(clock.instant()).toList();
    }

    private static String actingFor(WebRequest request) {
        var header = request.getHeader(HEADER);
        return header == null ? "" : header;
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
