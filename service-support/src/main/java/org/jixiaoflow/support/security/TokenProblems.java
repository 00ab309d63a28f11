package org.jixiaoflow.support.security;

import jakarta.servlet.http.HttpServletResponse;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/** Tells callers without a token which kind they need, and those with one that it doesn't let them. */
final class TokenProblems extends ProblemAnswers {

    TokenProblems(HandlerExceptionResolver errors, LocaleResolver locales) {
        super(errors, locales);
    }

    @Override
    protected Problem unauthenticated(HttpServletResponse response) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return new Problem(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED");
    }

    @Override
    protected Problem forbidden() {
        return new Problem(HttpStatus.FORBIDDEN, "FORBIDDEN");
    }
}
