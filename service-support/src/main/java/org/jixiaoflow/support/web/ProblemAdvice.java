package org.jixiaoflow.support.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

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

    @ExceptionHandler
    ResponseEntity<Object> internal(Exception fault, Locale locale) throws Exception {
        if (fault instanceof AccessDeniedException || fault instanceof AuthenticationException) {
            throw fault;
        }
        var detail = problems.detail(fault, locale);
        return detail.getStatus() == HttpStatus.SERVICE_UNAVAILABLE.value()
                ? problem(Problems.outOfReach(), locale)
                : answer(HttpStatusCode.valueOf(detail.getStatus()), detail);
    }

    /** Texts in addresses and headers are held to the rule of all texts. */
    @InitBinder
    void texts(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new UnfitText.Editor());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception fault, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var locale = LocaleContextHolder.getLocale();
        var detail = Misfits.of(fault)
                .map(problem -> problems.detail(problem, locale))
                .orElseGet(() -> problems.detail(status, locale));
        return ResponseEntity.status(detail.getStatus())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    private static ResponseEntity<Object> answer(HttpStatusCode status, ProblemDetail detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }
}
