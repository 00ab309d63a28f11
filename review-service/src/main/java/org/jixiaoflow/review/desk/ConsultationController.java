package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.review.tracking.AskedForm;
import org.jixiaoflow.review.tracking.OpinionLists;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/consultations")
@Tag(name = "colleagues")
class ConsultationController {

    private final OpinionLists opinions;

    ConsultationController(OpinionLists opinions) {
        this.opinions = opinions;
    }

    @GetMapping
    @Operation(
            operationId = "listConsultations",
            summary = "Forms on which the caller's opinion is asked (加签)",
            description = "What is due first at the top, at most 200. It is given as a decision OPINE.")
    @ApiResponse(responseCode = "200", description = "Forms with what is asked")
    @ApiResponse(responseCode = "403", description = "NOT_YOUR_ROLE")
    List<AskedForm> asked(Caller caller) {
        if (Policy.roleFor(caller.party(), Trigger.OPINE).isEmpty()) {
            throw new Problem(HttpStatus.FORBIDDEN, "NOT_YOUR_ROLE");
        }
        return opinions.waiting(caller.persons(), caller.readership());
    }
}
