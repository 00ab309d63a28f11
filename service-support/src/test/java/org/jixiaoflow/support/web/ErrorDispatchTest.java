package org.jixiaoflow.support.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.RequestDispatcher;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ResponseStatusException;

@DisplayName("What the container sends back")
class ErrorDispatchTest {

    private final ErrorDispatch dispatch = new ErrorDispatch();
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    @DisplayName("after a fault that nobody answered is no known answer, so that it is told by its incident number")
    void fault() {
        var fault = new IllegalStateException("a page could not be rendered");
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 500);
        request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, fault);

        assertThatThrownBy(() -> dispatch.tell(request))
                .isNotInstanceOf(ErrorResponse.class)
                .hasRootCause(fault);
    }

    @Test
    @DisplayName("by its status alone stays that status")
    void status() {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 404);

        assertThatThrownBy(() -> dispatch.tell(request))
                .isInstanceOfSatisfying(
                        ResponseStatusException.class,
                        thrown -> assertThat(thrown.getStatusCode().value()).isEqualTo(404));
    }
}
