package org.jixiaoflow.review.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

@DisplayName("Whose limit a request for what is public counts against")
class AskersTest {

    private final Askers askers = new Askers(List.of("192.0.2.1", "no-such-host.invalid"));

    @Test
    @DisplayName("is the address's that it comes from, or the one's that the workbench passes it on for")
    void passedOn() {
        assertThat(askers.of(request("192.0.2.1", "198.51.100.7"))).isEqualTo("198.51.100.7");
        assertThat(askers.of(request("192.0.2.1", null))).isEqualTo("192.0.2.1");
    }

    @Test
    @DisplayName("is nobody's that a stranger names")
    void made() {
        assertThat(askers.of(request("203.0.113.5", "198.51.100.7"))).isEqualTo("203.0.113.5");
    }

    private static MockHttpServletRequest request(String from, @Nullable String passedOnFor) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr(from);
        if (passedOnFor != null) {
            request.addHeader("X-Forwarded-For", passedOnFor);
        }
        return request;
    }
}
