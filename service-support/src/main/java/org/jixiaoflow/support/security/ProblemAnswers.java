package org.jixiaoflow.support.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jixiaoflow.support.web.Problem;
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
public abstract class ProblemAnswers extends OncePerRequestFilter
        implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final HandlerExceptionResolver errors;
    private final LocaleResolver locales;

    protected ProblemAnswers(HandlerExceptionResolver errors, LocaleResolver locales) {
        this.errors = errors;
        this.locales = locales;
    }

    /** What somebody is told who isn't signed in. */
    protected abstract Problem unauthenticated(HttpServletResponse response);

    /** What somebody is told who may not do that. */
    protected abstract Problem forbidden();

    /** An issuer that can't be asked is no fault of the caller's. */
    @Override
    protected final void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
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
    public final void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody) {
        answer(request, response, unauthenticated(response));
    }

    /** Whoever is nobody yet learns that first. */
    @Override
    public final void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied) {
        var nobody = SecurityContextHolder.getContext().getAuthentication() == null;
        answer(request, response, nobody ? unauthenticated(response) : forbidden());
    }

    protected final void answer(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, locales);
        errors.resolveException(request, response, null, problem);
    }
}
