package org.jixiaoflow.support.projection;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets whoever reads a form with {@code ?atLeast=<version>} wait a moment for a version they know there is, their own write for instance.
 * If the views are later than that, the read is answered all the same, with what is missing in a header.
 */
final class ReadYourWrites implements HandlerInterceptor {

    static final String PARAMETER = "atLeast";
    static final String HEADER = "Behind";

    private static final int AT_ONCE = 50;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);

    private final FormVersions versions;
    private final Function<WebRequest, ReadScope> readers;
    private final Duration patience;

    /** Whoever waits holds a thread. */
    private final Semaphore waiting = new Semaphore(AT_ONCE);

    ReadYourWrites(FormVersions versions, Function<WebRequest, ReadScope> readers, Duration patience) {
        this.versions = versions;
        this.readers = readers;
        this.patience = patience;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var wanted = request.getParameter(PARAMETER);
        var form = variables(request).get("formId");
        if (wanted == null || form == null || !HttpMethod.GET.matches(request.getMethod())) {
            return true;
        }
        var version = version(wanted);
        var readScope = readers.apply(new ServletWebRequest(request));
        var reached = awaited(form.toString(), version, readScope);
        response.setHeader(HEADER, String.valueOf(Math.max(0, version - reached)));
        return true;
    }

    private static Map<?, ?> variables(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? variables
                : Map.of();
    }

    private static long version(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new Problem(HttpStatus.BAD_REQUEST, "INVALID_AT_LEAST", text);
        }
        return Long.parseLong(text);
    }

    private long awaited(String form, long wanted, ReadScope readScope) {
        var reached = versions.version(form, readScope);
        if (reached >= wanted || !waiting.tryAcquire()) {
            return reached;
        }
        try {
            var deadline = System.nanoTime() + patience.toNanos();
            while (reached < wanted && System.nanoTime() < deadline) {
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
                reached = versions.version(form, readScope);
            }
            return reached;
        } finally {
            waiting.release();
        }
    }
}
