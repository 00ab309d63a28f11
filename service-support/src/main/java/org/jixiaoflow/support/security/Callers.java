package org.jixiaoflow.support.security;

import static org.springframework.web.context.request.RequestAttributes.SCOPE_SESSION;

import java.time.Clock;
import java.util.List;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.context.request.WebRequest;

/**
 * Finds who calls: by the bearer token, or by the session of a page. In whose name they act is said by the header {@code Acting-For} or,
 * in a session, by the choice made there.
 */
public final class Callers {

    private static final String HEADER = "Acting-For";
    private static final String CHOICE = Callers.class.getName() + ".ACTING_FOR";

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

    /** From now on in this session the caller acts for {@code person}; for themselves if that is blank. */
    public void choose(WebRequest request, String person) {
        if (!person.isBlank()) {
            claims().caller(person, clock.instant());
        }
        request.setAttribute(CHOICE, person, SCOPE_SESSION);
    }

    private static String actingFor(WebRequest request) {
        var header = request.getHeader(HEADER);
        if (header != null) {
            return header;
        }
        // A session that comes along with a token says nothing about the token's caller.
        var chosen = principal() instanceof OidcUser ? request.getAttribute(CHOICE, SCOPE_SESSION) : null;
        return chosen == null ? "" : chosen.toString();
    }

    private static Claims claims() {
        var principal = principal();
        if (principal instanceof Jwt token) {
            return Claims.of(token);
        }
        if (principal instanceof OidcUser person) {
            return Claims.of(person);
        }
        throw new AuthenticationCredentialsNotFoundException("Nobody is signed in");
    }

    private static @Nullable Object principal() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? null : authentication.getPrincipal();
    }
}
