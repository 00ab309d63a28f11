package org.jixiaoflow.support.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers with problem details what Tomcat refuses before any filter sees it, such as an address that isn't one. */
final class ProblemReportValve extends ErrorReportValve {

    private final Problems problems;
    private final JsonMapper json;

    ProblemReportValve(Problems problems, JsonMapper json) {
        this.problems = problems;
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable fault) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var detail = problems.detail(HttpStatusCode.valueOf(response.getStatus()), language(request));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        try {
            response.getOutputStream().write(json.writeValueAsString(detail).getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException gone) {
            container.getLogger().debug("Nobody heard of a malformed request", gone);
        }
    }

    /** A request that can't be read may have headers, or not. */
    private static Locale language(Request request) {
        var wanted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return wanted != null && wanted.toLowerCase(Locale.ROOT).startsWith("en") ? Locale.ENGLISH : Locale.CHINA;
    }
}
