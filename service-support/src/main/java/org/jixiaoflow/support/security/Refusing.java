package org.jixiaoflow.support.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/** Answers what is refused before it reaches a controller as the problem it is. */
final class Refusing extends OncePerRequestFilter implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final HandlerExceptionResolver errors;
    private final LocaleResolver locales;

    Refusing(HandlerExceptionResolver errors, LocaleResolver locales) {
        this.errors = errors;
        this.locales = locales;
    }

    /** An issuer that can't be asked is no fault of the caller's. */
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (Problem problem) {
            answer(request, response, problem);
        } catch (AuthenticationServiceException unreachable) {
            answer(request, response, new Problem(HttpStatus.SERVICE_UNAVAILABLE, "IDENTITY_UNREACHABLE"));
        }
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody) {
        unauthenticated(request, response);
    }

    /** Whoever is nobody yet learns that first. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException forbidden) {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            unauthenticated(request, response);
            return;
        }
        answer(request, response, new Problem(HttpStatus.FORBIDDEN, "FORBIDDEN"));
    }

    private void unauthenticated(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        answer(request, response, new Problem(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED"));
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, locales);
        errors.resolveException(request, response, null, problem);
    }
}
