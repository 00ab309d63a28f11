package org.jixiaoflow.support.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Writes to the access log what was refused before anybody knew in whose name it was asked, and attempts to sign in: who, if that is
 * known, what and from where.
 */
public final class RefusalLog extends OncePerRequestFilter {

    private static final Set<Integer> REFUSALS =
            Set.of(HttpStatus.UNAUTHORIZED.value(), HttpStatus.FORBIDDEN.value(), HttpStatus.TOO_MANY_REQUESTS.value());
    /** Strangers choose what stands here. */
    private static final int LONGEST = 200;

    private final Clock clock;
    private final Function<HttpServletRequest, @Nullable String> who;

    /** Knows whoever is signed in. */
    public RefusalLog(Clock clock) {
        this(clock, request -> signedIn());
    }

    /**
     * Knows somebody in another way.
     *
     * @param who in whose name a request claims to be; null if nobody's
     */
    public RefusalLog(Clock clock, Function<HttpServletRequest, @Nullable String> who) {
        this.clock = clock;
        this.who = who;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } finally {
            if (REFUSALS.contains(response.getStatus()) && request.getAttribute(AccessLog.TOLD) == null) {
                tell(request, who.apply(request), response.getStatus());
            }
        }
    }

    /** Notes that {@code name} tried to sign in, and what it came to. */
    public void signIn(HttpServletRequest request, @Nullable String name, HttpStatus outcome) {
        tell(request, name, outcome.value());
    }

    private void tell(HttpServletRequest request, @Nullable String name, int status) {
        var line = JsonNodeFactory.instance.objectNode();
        line.put("time", clock.instant().toString());
        if (name != null) {
            line.put("actor", shortened(name));
        }
        line.put("method", request.getMethod());
        line.put("path", shortened(request.getRequestURI()));
        line.put("from", request.getRemoteAddr());
        line.put("status", status);
        AccessLog.log.info(line.toString());
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    private static @Nullable String signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || !authentication.isAuthenticated() ? null : authentication.getName();
    }
}
