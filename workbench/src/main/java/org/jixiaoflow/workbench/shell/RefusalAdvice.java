package org.jixiaoflow.workbench.shell;

import org.jixiaoflow.workbench.services.Refusal;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Programs are told what a service said no to as it said it; browsers get a page, see {@link ProblemPages}. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusalAdvice {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refused) {
        return ResponseEntity.status(refused.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(ProblemPages.detail(refused));
    }
}
