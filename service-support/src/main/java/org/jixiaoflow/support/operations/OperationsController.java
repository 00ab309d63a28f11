package org.jixiaoflow.support.operations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.support.security.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the service stands on. */
@RestController
@RequestMapping("/api/v1/operations")
@Tag(name = "operations")
class OperationsController {

    private final Inspection inspection;

    OperationsController(Inspection inspection) {
        this.inspection = inspection;
    }

    @GetMapping
    @Operation(
            operationId = "getOperations",
            summary = "What this service stands on: streams, disks, certificates, calendar, the last backup")
    @ApiResponse(responseCode = "200", description = "Done")
    @ApiResponse(responseCode = "403", description = "FORBIDDEN: operators and auditors only")
    Surroundings look(Caller caller) {
        caller.require(Right.LOOK_AT_VIEWS);
        return inspection.look();
    }
}
