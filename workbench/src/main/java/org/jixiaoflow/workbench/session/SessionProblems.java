package org.jixiaoflow.workbench.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.jixiaoflow.support.security.ProblemAnswers;
import org.jixiaoflow.support.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.LocaleResolver;

/** Tells people at pages that their session is over, that their page is too old, or that they couldn't be signed in. */
final class SessionProblems extends ProblemAnswers implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SessionProblems.class);
    private static final String FAILED = SessionProblems.class.getName() + ".FAILED";
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private final String signIn;
    private final Clock clock;

    SessionProblems(HandlerExceptionResolver errors, LocaleResolver locales, String signIn, Clock clock) {
        super(errors, locales);
        this.signIn = signIn;
        this.clock = clock;
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

    /** A stale link or an issuer that stumbles is no matter for people: signing in begins again, once a minute at most. */
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure.getCause() instanceof Problem problem) {
            answer(request, response, problem);
            return;
        }
        LOG.warn(
                "Signing in failed: {}",
                failure instanceof OAuth2AuthenticationException told ? told.getError() : failure.getMessage());
        if (mayBeginAgain(request)) {
            response.sendRedirect(request.getContextPath() + signIn);
        } else {
            answer(request, response, new Problem(HttpStatus.UNAUTHORIZED, "SIGN_IN_FAILED"));
        }
    }

    /** Not for browsers that keep no cookies, which would never come to an end. */
    private boolean mayBeginAgain(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session == null) {
            return false;
        }
        var failed = session.getAttribute(FAILED);
        session.setAttribute(FAILED, clock.millis());
        return !(failed instanceof Long before) || clock.millis() - before > AGAIN.toMillis();
    }
}
