package org.jixiaoflow.support.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.CloseNowException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jixiaoflow.support.kafka.Failures;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/** Puts problems into words. */
public final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final Map<Integer, String> CODES = Map.of(
            400, "BAD_REQUEST",
            401, "UNAUTHENTICATED",
            403, "FORBIDDEN",
            404, "NOT_FOUND",
            405, "METHOD_NOT_ALLOWED",
            406, "NOT_ACCEPTABLE",
            413, "TOO_LARGE",
            415, "UNSUPPORTED_MEDIA_TYPE",
            429, "TOO_MANY_REQUESTS",
            500, "INTERNAL");

    private static final Duration SOON = Duration.ofSeconds(5);

    private final MessageSource messages;

    Problems(MessageSource messages) {
        this.messages = messages;
    }

    /** The problem as an answer, in the language of {@code locale}. */
    public ProblemDetail detail(Problem problem, Locale locale) {
        var detail =
                detail(problem.status(), problem.code(), sentence(problem.sentence(), problem.arguments(), locale));
        if (problem.pointer() != null) {
            detail.setProperty("pointer", problem.pointer());
        }
        problem.details().forEach(detail::setProperty);
        return detail;
    }

    /** Anything thrown as an answer; what is nobody's problem but ours is logged, and told by its incident number alone. */
    public ProblemDetail detail(Exception thrown, Locale locale) {
        if (thrown instanceof Problem problem) {
            return detail(problem, locale);
        }
        var misfit = Misfits.of(thrown);
        if (misfit.isPresent()) {
            return detail(misfit.get(), locale);
        }
        if (thrown instanceof ErrorResponse known) {
            return detail(known.getStatusCode(), locale);
        }
        if (isUnreadable(thrown)) {
            log.debug("A request can't be read, or its sender has left", thrown);
            return detail(HttpStatus.BAD_REQUEST, locale);
        }
        if (Failures.isTransient(thrown)) {
            log.warn("Something that was needed is out of reach", thrown);
            return detail(outOfReach(), locale);
        }
        var incident = UUID.randomUUID();
        log.error("Incident {}", incident, thrown);
        var detail = detail(HttpStatus.INTERNAL_SERVER_ERROR, locale);
        detail.setProperty("incident", incident);
        return detail;
    }

    /** Whether somebody left in the middle of what they sent or were told, or sent what isn't HTTP, such as {@code ?q=%}. */
    private static boolean isUnreadable(Exception thrown) {
        return Stream.of(
                        BadRequestException.class,
                        InvalidParameterException.class,
                        CloseNowException.class,
                        AsyncRequestNotUsableException.class)
                .anyMatch(kind -> Failures.isBehind(thrown, kind));
    }

    /** What a service needs is away, such as its database; nobody's fault, and it passes. */
    static Problem outOfReach() {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "OUT_OF_REACH").again(SOON);
    }

    /** A problem told by its status alone. */
    ProblemDetail detail(HttpStatusCode status, Locale locale) {
        var byKind = status.is4xxClientError() ? "BAD_REQUEST" : "INTERNAL";
        var code = CODES.getOrDefault(status.value(), byKind);
        return detail(status, code, sentence("problem." + code, List.of(), locale));
    }

    private static ProblemDetail detail(HttpStatusCode status, String code, String sentence) {
        var detail = ProblemDetail.forStatusAndDetail(status, sentence);
        detail.setProperty("code", code);
        return detail;
    }

    private String sentence(String key, List<Object> arguments, Locale locale) {
        @Nullable String sentence = messages.getMessage(key, arguments.toArray(), key, locale);
        return sentence == null ? key : sentence;
    }
}
