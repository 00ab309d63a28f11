package org.jixiaoflow.workbench.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/** Answers what is refused before it reaches a controller as the problem it is. */
final class Refusing extends OncePerRequestFilter
        implements AuthenticationEntryPoint, AccessDeniedHandler, AuthenticationFailureHandler {

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
        }
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody) {
        answer(request, response, new Problem(HttpStatus.UNAUTHORIZED, "SIGNED_OUT"));
    }

    /** A form sent after its session ended comes without a valid page token: its sender learns that, and how to keep the text. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException forbidden) {
        var nobody = SecurityContextHolder.getContext().getAuthentication() == null;
        answer(
                request,
                response,
                nobody
                        ? new Problem(HttpStatus.UNAUTHORIZED, "SIGNED_OUT")
                        : new Problem(HttpStatus.FORBIDDEN, "PAGE_TOO_OLD"));
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        answer(
                request,
                response,
                failure.getCause() instanceof Problem problem
                        ? problem
                        : new Problem(HttpStatus.UNAUTHORIZED, "SIGN_IN_FAILED"));
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        request.setAttribute(DispatcherServlet.LOCALE_RESOLVER_ATTRIBUTE, locales);
        errors.resolveException(request, response, null, problem);
    }
}
