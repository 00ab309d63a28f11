package org.jixiaoflow.support.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jixiaoflow.support.json.InvalidShape;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;

/** Answers every error with problem details; what goes wrong inside stays inside, found again by its incident number. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Object> problem(Problem problem, Locale locale) {
        var answer = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.patience() != null) {
            answer.header(
                    HttpHeaders.RETRY_AFTER, String.valueOf(problem.patience().toSeconds()));
        }
        return answer.body(problems.detail(problem, locale));
    }

    /** A part of a body that is read as a record only after the body. */
    @ExceptionHandler
    ResponseEntity<Object> shape(InvalidShape shape, Locale locale) {
        var sentence = problems.sentence(shape.messageKey(), shape.arguments(), locale);
        return answer(
                HttpStatus.BAD_REQUEST,
                pointing(problems.detail(HttpStatus.BAD_REQUEST, shape.code(), sentence), shape));
    }

    @ExceptionHandler
    ResponseEntity<Object> internal(Exception fault, Locale locale) throws Exception {
        if (fault instanceof AccessDeniedException || fault instanceof AuthenticationException) {
            throw fault;
        }
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, problems.detail(fault, locale));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var locale = LocaleContextHolder.getLocale();
        if (!(unreadable.getCause() instanceof JacksonException json)) {
            return answer(status, problems.detail(status, "UNREADABLE_BODY", List.of(), locale));
        }
        if (json instanceof InvalidShape shape) {
            var sentence = problems.sentence(shape.messageKey(), shape.arguments(), locale);
            return answer(status, pointing(problems.detail(status, shape.code(), sentence), json));
        }
        return answer(status, pointing(problems.detail(status, "UNREADABLE_BODY", List.of(), locale), json));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var error = invalid.getBindingResult().getAllErrors().get(0);
        var sentence = error.getDefaultMessage() == null ? "" : error.getDefaultMessage();
        var detail = problems.detail(status, "INVALID_FIELD", sentence);
        if (error instanceof FieldError field) {
            detail.setProperty(
                    "pointer", "/" + field.getField().replaceAll("[.\\[]", "/").replace("]", ""));
        }
        return answer(status, detail);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception fault, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.detail(status, LocaleContextHolder.getLocale()));
    }

    private static ProblemDetail pointing(ProblemDetail detail, JacksonException json) {
        var path = json.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
        detail.setProperty("pointer", path);
        return detail;
    }

    private static ResponseEntity<Object> answer(HttpStatusCode status, ProblemDetail detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
