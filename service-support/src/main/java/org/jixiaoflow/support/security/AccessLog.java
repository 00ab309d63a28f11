package org.jixiaoflow.support.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Answers who read which form when: a line of JSON to the logger {@code jixiao.access} for every request made in somebody's name, also
 * for those that were refused.
 */
final class AccessLog implements HandlerInterceptor {

    /** Where a request remembers who made it. */
    static final String CALLER = AccessLog.class.getName() + ".CALLER";

    /** That a request is in the log already. */
    static final String TOLD = AccessLog.class.getName() + ".TOLD";

    static final Logger log = LoggerFactory.getLogger("jixiao.access");

    private final Clock clock;

    AccessLog(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(CALLER) instanceof Caller caller) {
            request.setAttribute(TOLD, true);
            log.info(line(caller, request, response.getStatus()));
        }
    }

    private String line(Caller caller, HttpServletRequest request, int status) {
        var line = JsonNodeFactory.instance.objectNode();
        line.put("time", clock.instant().toString());
        line.put("actor", caller.id());
        if (caller.mandate() != null) {
            line.put("actingFor", caller.mandate().person());
        }
        var roles = line.putArray("roles");
        caller.roles().stream().sorted().forEach(roles::add);
        if (caller.department() != null) {
            line.put("department", caller.department());
        }
        line.put("method", request.getMethod());
        line.put("endpoint", String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)));
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> path) {
            path.forEach((name, value) -> line.put(String.valueOf(name), String.valueOf(value)));
        }
        if (request.getQueryString() != null) {
            line.put("query", request.getQueryString());
        }
        line.put("from", request.getRemoteAddr());
        return line.put("status", status).toString();
    }
}
