package org.jixiaoflow.workbench.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jixiaoflow.support.security.ProblemAnswers;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/** Tells people at pages that their session is over, that their page is too old, or that they couldn't be signed in. */
final class Refusing extends ProblemAnswers implements AuthenticationFailureHandler {

    Refusing(HandlerExceptionResolver errors, LocaleResolver locales) {
        super(errors, locales);
    }

    @Override
    protected Problem unauthenticated(HttpServletResponse response) {
        return new Problem(HttpStatus.UNAUTHORIZED, "SIGNED_OUT");
    }

    /** A form sent after its session ended comes without a valid page token: its sender learns that, and how to keep the text. */
    @Override
    protected Problem forbidden() {
        return new Problem(HttpStatus.FORBIDDEN, "PAGE_TOO_OLD");
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
}
