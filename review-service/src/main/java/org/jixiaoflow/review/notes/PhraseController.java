package org.jixiaoflow.review.notes;

import io.swagger.v3.oas.annotations.Operation;
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
    @Operation(summary = "The caller's own phrases and those that others in their regions share")
    List<Phrase> list(Caller caller) {
        comments(caller);
        return phrases.list(caller.id(), caller.party().regions());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Keeps a new phrase")
    @ApiResponse(responseCode = "409", description = "TOO_MANY_PHRASES")
    Phrase add(Caller caller, @Valid @RequestBody PhraseRequest request) {
        comments(caller);
        return phrases.add(caller, request);
    }

    @PutMapping("/{id}")
    @Operation(summary = "Changes a phrase of the caller's")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_PHRASE: there is none, or it is somebody else's")
    Phrase change(Caller caller, @PathVariable UUID id, @Valid @RequestBody PhraseRequest request) {
        comments(caller);
        return phrases.change(id, caller, request)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_PHRASE"));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Throws a phrase of the caller's away", description = "Somebody else's stays.")
    void drop(Caller caller, @PathVariable UUID id) {
        comments(caller);
        phrases.drop(id, caller.id());
    }

    private static void comments(Caller caller) {
        if (Policy.roleFor(caller.party(), Right.KEEP_PHRASES).isEmpty()) {
            throw new Problem(HttpStatus.FORBIDDEN, "NOT_YOUR_ROLE");
        }
    }
}
