package org.jixiaoflow.notification.substitution;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 代理: who stands in for whom. Nobody says so in another's name: a substitute names no further one. */
@RestController
@RequestMapping("/api/v1/substitutions")
@Tag(name = "substitutions", description = "Who stands in for whom, as each person says of themselves")
@ApiResponse(responseCode = "200", description = "Done")
class SubstitutionController {

    private final Substitutions substitutions;

    SubstitutionController(Substitutions substitutions) {
        this.substitutions = substitutions;
    }

    @GetMapping
    @Operation(
            operationId = "listSubstitutions",
            summary = "Substitutions of the caller and by the caller, latest first",
            description =
                    "Those that are over are among them. What the issuer says of substitutes stands in GET /api/v1/me of the review service.")
    List<SubstitutionBody> mine(Caller caller) {
        caller.require(Right.BE_INTRODUCED);
        return substitutions.of(caller);
    }

    @GetMapping("/overseen")
    @Operation(
            operationId = "listOverseenSubstitutions",
            summary = "Everybody's substitutions in the caller's regions, latest first")
    List<SubstitutionBody> overseen(Caller caller) {
        caller.require(Right.LOOK_AT_SUBSTITUTIONS);
        return substitutions.overseen(caller);
    }

    @GetMapping("/colleagues")
    @Operation(
            operationId = "listPossibleSubstitutes",
            summary = "Whom the caller may name",
            description =
                    "People of the address book who do work of the same kind in the same regions, and file for the same department.")
    List<Colleague> colleagues(Caller caller) {
        caller.require(Right.NAME_SUBSTITUTES);
        return substitutions.colleagues(caller).map(Colleague::of).toList();
    }

    @PostMapping
    @Operation(
            operationId = "nameSubstitute",
            summary = "Names who stands in for the caller, from one day to another",
            description =
                    "The substitute acts with Acting-For and has what the caller has now, as long as they do work of the same kind in the same regions themselves.")
    @ApiResponse(responseCode = "403", description = "FORBIDDEN; IN_OWN_NAME_ONLY: a substitute names no further one")
    @ApiResponse(responseCode = "409", description = "SUBSTITUTED_ALREADY, or SUBSTITUTE_AWAY, on one of these days")
    @ApiResponse(responseCode = "422", description = "NOT_A_COLLEAGUE, INVALID_PERIOD, NOT_IN_ADDRESS_BOOK")
    SubstitutionBody name(Caller caller, @Valid @RequestBody NewSubstitution asked) {
        caller.require(Right.NAME_SUBSTITUTES);
        return substitutions.name(inOwnName(caller), asked);
    }

    @PostMapping("/{id}/end")
    @Operation(
            operationId = "endSubstitution",
            summary = "Ends a substitution now",
            description = "By the person, by the substitute who gives it back, or by a security administrator.")
    @ApiResponse(responseCode = "403", description = "IN_OWN_NAME_ONLY")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_SUBSTITUTION")
    SubstitutionBody end(Caller caller, @Parameter(description = "The substitution's id") @PathVariable UUID id) {
        return substitutions.end(inOwnName(caller), id);
    }

    private static Caller inOwnName(Caller caller) {
        if (caller.mandate() != null) {
            throw new Problem(HttpStatus.FORBIDDEN, "IN_OWN_NAME_ONLY");
        }
        return caller;
    }
}
