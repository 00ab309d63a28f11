package org.jixiaoflow.support.web;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/** Lets everybody make so many requests a minute; the next are answered 429 with the time to wait. */
public final class RateLimit extends OncePerRequestFilter {

    /** So that strangers can't fill the memory; whoever is forgotten starts anew. */
    private static final int REMEMBERED = 100_000;

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Function<HttpServletRequest, @Nullable String> who;
    private final LoadingCache<String, Bucket> buckets;
    private final HandlerExceptionResolver errors;
    private final LocaleResolver locales;

    /**
     * A limit.
     *
     * @param who whose limit a request counts against; null if it is not limited
     */
    public RateLimit(
            Function<HttpServletRequest, @Nullable String> who,
            int perMinute,
            HandlerExceptionResolver errors,
            LocaleResolver locales) {
        this.who = who;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(WINDOW)
                .build(key -> bucket(perMinute));
        this.errors = errors;
        this.locales = locales;
    }

    private static Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, WINDOW))
                .build();
    }

    /** A request may have to meet several limits. */
    @Override
    protected String getAlreadyFilteredAttributeName() {
        return super.getAlreadyFilteredAttributeName() + System.identityHashCode(this);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = who.apply(request);
        var taken = key == null ? null : buckets.get(key).tryConsumeAndReturnRemaining(1);
        if (taken == null || taken.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        var seconds = TimeUnit.NANOSECONDS.toSeconds(taken.getNanosToWaitForRefill()) + 1;
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, locales);
        errors.resolveException(
                request, response, null, new Problem(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS", seconds));
    }
}
