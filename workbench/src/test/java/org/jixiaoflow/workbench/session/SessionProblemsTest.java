package org.jixiaoflow.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.i18n.FixedLocaleResolver;

@DisplayName("Who couldn't be signed in")
class SessionProblemsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

    private final MockHttpSession session = new MockHttpSession();
    private final List<String> told = new ArrayList<>();

    @Test
    @DisplayName("is led to sign in again")
    void again() throws IOException {
        assertThat(failing(NOW, session)).isEqualTo("/sign-in");
        assertThat(told).isEmpty();
    }

    @Test
    @DisplayName("is told so when that fails too, and led there again a minute later")
    void told() throws IOException {
        failing(NOW, session);

        assertThat(failing(NOW.plusSeconds(1), session)).isNull();
        assertThat(told).containsExactly("SIGN_IN_FAILED");
        assertThat(failing(NOW.plus(Duration.ofMinutes(2)), session)).isEqualTo("/sign-in");
    }

    @Test
    @DisplayName("is told so if their browser keeps no cookies")
    void cookies() throws IOException {
        assertThat(failing(NOW, null)).isNull();
        assertThat(told).containsExactly("SIGN_IN_FAILED");
    }

    @Test
    @DisplayName("is told what else is wrong, e.g. that the issuer is away")
    void problem() throws IOException {
        var away = new Problem(HttpStatus.SERVICE_UNAVAILABLE, "IDENTITY_UNREACHABLE");

        assertThat(failing(NOW, session, new AuthenticationServiceException("away", away)))
                .isNull();
        assertThat(told).containsExactly("IDENTITY_UNREACHABLE");
    }

    private @Nullable String failing(Instant when, @Nullable MockHttpSession in) throws IOException {
        return failing(when, in, new OAuth2AuthenticationException("authorization_request_not_found"));
    }

    private @Nullable String failing(Instant when, @Nullable MockHttpSession in, AuthenticationException failure)
            throws IOException {
        var request = new MockHttpServletRequest("GET", "/login/oauth2/code/jixiao");
        if (in != null) {
            request.setSession(in);
        }
        var response = new MockHttpServletResponse();
        new SessionProblems(
                        (any, answer, handler, problem) -> {
                            told.add(((Problem) problem).code());
                            return new ModelAndView();
                        },
                        new FixedLocaleResolver(),
                        "/sign-in",
                        Clock.fixed(when, ZoneOffset.UTC))
                .onAuthenticationFailure(request, response, failure);
        return response.getRedirectedUrl();
    }
}
