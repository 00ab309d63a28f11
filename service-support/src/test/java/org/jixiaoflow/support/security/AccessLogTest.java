package org.jixiaoflow.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jixiaoflow.access.Regions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

@DisplayName("The access log")
class AccessLogTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger("jixiao.access");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final AccessLog log = new AccessLog(Clock.fixed(Instant.parse("2022-02-01T08:00:00Z"), ZoneOffset.UTC));
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/forms/a/history");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @BeforeEach
    void listen() {
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void saysWhoReadWhichFormWhen() {
        request.setAttribute(
                AccessLog.CALLER,
                new Caller(
                        "li",
                        "李",
                        Set.of("reviewer"),
                        Regions.EVERY,
                        "finance",
                        List.of(),
                        List.of("FINANCE_DIVISION")));
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/api/v1/forms/{formId}/history");
        request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of("formId", "a\"\n{}"));
        request.setQueryString("page=2");
        response.setStatus(403);

        log.afterCompletion(request, response, this, null);

        assertThat(lines.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEqualTo("{\"time\":\"2022-02-01T08:00:00Z\",\"actor\":\"li\",\"roles\":[\"reviewer\"],"
                        + "\"department\":\"finance\",\"method\":\"GET\",\"endpoint\":\"/api/v1/forms/{formId}/history\","
                        + "\"formId\":\"a\\\"\\n{}\",\"query\":\"page=2\",\"from\":\"127.0.0.1\",\"status\":403}");
    }

    @Test
    void isSilentOnRequestsInNobodysName() {
        log.afterCompletion(request, response, this, null);

        assertThat(lines.list).isEmpty();
    }
}
