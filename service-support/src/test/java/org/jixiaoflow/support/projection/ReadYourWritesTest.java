package org.jixiaoflow.support.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

@DisplayName("A read of a form")
class ReadYourWritesTest {

    private static final ReadScope READER = new ReadScope(Regions.EVERY, true, false, List.of(), List.of());
    private static final Duration LONG = Duration.ofMinutes(5);

    private final AtomicInteger looks = new AtomicInteger();
    private final MockHttpServletResponse answer = new MockHttpServletResponse();

    @Test
    @DisplayName("waits until the view shows the version asked for")
    void waits() {
        read("GET", "3", LONG);

        assertThat(looks).hasValue(3);
        assertThat(answer.getHeader("Behind")).isEqualTo("0");
    }

    @Test
    @DisplayName("is answered at once by a view that shows more than that")
    void atOnce() {
        read("GET", "1", LONG);

        assertThat(looks).hasValue(1);
        assertThat(answer.getHeader("Behind")).isEqualTo("0");
    }

    @Test
    @DisplayName("is answered with the lag when the view takes too long")
    void late() {
        read("GET", "1000", Duration.ZERO);

        assertThat(answer.getHeader("Behind")).isEqualTo("999");
    }

    @Test
    @DisplayName("that asks for no version, and a command, wait for nothing")
    void nothing() {
        read("GET", null, LONG);
        read("PUT", "1000", LONG);

        assertThat(looks).hasValue(0);
        assertThat(answer.getHeader("Behind")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "9999999999999999999"})
    @DisplayName("with what is no version is a bad request")
    void noVersion(String text) {
        assertThatThrownBy(() -> read("GET", text, LONG))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("INVALID_AT_LEAST"));
    }

    /** The view shows one version more each time it is looked at. */
    private void read(String method, @Nullable String atLeast, Duration patience) {
        var request = new MockHttpServletRequest(method, "/api/v1/forms/form/history");
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("formId", "form"));
        if (atLeast != null) {
            request.addParameter("atLeast", atLeast);
        }
        new ReadYourWrites((form, reader) -> looks.incrementAndGet(), whoever -> READER, patience)
                .preHandle(request, answer, this);
    }
}
