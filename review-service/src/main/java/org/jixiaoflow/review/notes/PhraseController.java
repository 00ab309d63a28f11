package org.jixiaoflow.review.notes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.UUID;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/phrases")
@Tag(name = "phrases", description = "常用语: sentences used again and again in comments, one's own and shared ones")
@ApiResponse(responseCode = "403", description = "NOT_YOUR_ROLE: who writes no comments")
class PhraseController {

    private final Phrases phrases;

    PhraseController(Phrases phrases) {
        this.phrases = phrases;
    }

    @GetMapping
    @Operation(
            operationId = "listPhrases",
            summary = "The caller's own phrases and those that others in their regions share")
    @ApiResponse(responseCode = "200", description = "Found")
    List<Phrase> list(Caller caller) {
        comments(caller);
        return phrases.list(caller.id(), caller.party().regions());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "addPhrase", summary = "Keeps a new phrase")
    @ApiResponse(responseCode = "201", description = "Kept")
    @ApiResponse(responseCode = "409", description = "TOO_MANY_PHRASES")
    Phrase add(Caller caller, @Valid @RequestBody PhraseRequest request) {
        comments(caller);
        return phrases.add(caller, request);
    }

    @PutMapping("/{id}")
    @Operation(operationId = "changePhrase", summary = "Changes a phrase of the caller's")
    @ApiResponse(responseCode = "200", description = "Changed")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_PHRASE: there is none, or it is somebody else's")
    Phrase change(
            Caller caller,
            @Parameter(description = "The phrase's id") @PathVariable UUID id,
            @Valid @RequestBody PhraseRequest request) {
        comments(caller);
        return phrases.change(id, caller, request)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_PHRASE"));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "dropPhrase",
            summary = "Throws a phrase of the caller's away",
            description = "Somebody else's stays.")
    @ApiResponse(responseCode = "204", description = "Gone")
    void drop(Caller caller, @Parameter(description = "The phrase's id") @PathVariable UUID id) {
        comments(caller);
        phrases.drop(id, caller.id());
    }

    private static void comments(Caller caller) {
        if (Policy.roleFor(caller.party(), Right.KEEP_PHRASES).isEmpty()) {
            throw new Problem(HttpStatus.FORBIDDEN, "NOT_YOUR_ROLE");
        }
    }
}
