package org.jixiaoflow.support.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/** Refuses bodies that say they are packed: nobody here unpacks them, so they would be taken for something else than their sender meant. */
final class PlainBodies extends OncePerRequestFilter {

    private static final String PLAIN = "identity";

    private final HandlerExceptionResolver errors;
    private final LocaleResolver locales;

    PlainBodies(HandlerExceptionResolver errors, LocaleResolver locales) {
        this.errors = errors;
        this.locales = locales;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var codings = Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING));
        if (codings.stream().allMatch(PLAIN::equalsIgnoreCase)) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, locales);
        response.setHeader(HttpHeaders.ACCEPT_ENCODING, PLAIN);
        var packed = new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_ENCODING");
        errors.resolveException(request, response, null, packed.at(HttpHeaders.CONTENT_ENCODING));
    }
}
