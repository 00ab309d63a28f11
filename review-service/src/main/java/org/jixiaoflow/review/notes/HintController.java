package org.jixiaoflow.review.notes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.List;
import org.jixiaoflow.review.notes.Presence.Doing;
import org.jixiaoflow.review.tracking.FormLists;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.command.FormIds;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/forms/{formId}")
@Tag(
        name = "hints",
        description = "Who has taken a form on, who has it open, what one has looked at; nobody is kept from anything")
class HintController {

    private final Hints hints;
    private final FormLists forms;

    HintController(Hints hints, FormLists forms) {
        this.hints = hints;
        this.forms = forms;
    }

    @PutMapping("/claim")
    @Operation(
            operationId = "claimForm",
            summary = "认领: takes a form on, or keeps it for longer",
            description =
                    "Answers with the claim that holds; a colleague's, if they were first or were handed it over. It ends by itself after some hours.")
    @ApiResponse(responseCode = "200", description = "The claim that holds now, the caller's or a colleague's")
    @ApiResponse(
            responseCode = "403",
            description = "NOT_YOUR_ROLE, NOT_YOUR_STAGE, OWN_DEPARTMENT, NOT_YOUR_DEPARTMENT")
    Claim claim(Caller caller, @PathVariable String formId) {
        return hints.claim(standing(caller, formId), caller);
    }

    @DeleteMapping("/claim")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "releaseForm",
            summary = "放回: gives a form back, whoever has claimed it",
            description = "Done once more it changes nothing.")
    void release(Caller caller, @PathVariable String formId) {
        hints.release(standing(caller, formId));
    }

    @PutMapping("/presence")
    @Operation(
            operationId = "openForm",
            summary = "Says that the caller has the form open, and tells which colleagues have",
            description =
                    "To be repeated every 20 seconds or so. A department isn't told who reviews its form, nor the other way round.")
    List<Presence> open(Caller caller, @PathVariable String formId, @Valid @RequestBody Open open) {
        var form = seen(caller, formId);
        hints.open(form, open.doing(), caller);
        return hints.present(List.of(form), caller).getOrDefault(form, List.of());
    }

    @DeleteMapping("/presence")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "closeForm", summary = "Says that the caller has closed it")
    void close(Caller caller, @PathVariable String formId) {
        hints.close(seen(caller, formId), caller);
    }

    @GetMapping("/look")
    @Operation(
            operationId = "getLook",
            summary = "What the caller looked at last",
            description = "404 with code NEVER_LOOKED if they never did.")
    @ApiResponse(responseCode = "200", description = "Found")
    @ApiResponse(responseCode = "404", description = "NEVER_LOOKED; UNKNOWN_FORM")
    Look look(Caller caller, @PathVariable String formId) {
        return hints.look(seen(caller, formId), caller.id())
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NEVER_LOOKED"));
    }

    @PutMapping("/look")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "noteLook",
            summary = "Notes that the caller has looked a revision through",
            description = "The inbox counts the rows changed since.")
    void looked(Caller caller, @PathVariable String formId, @Valid @RequestBody Looked looked) {
        hints.looked(seen(caller, formId), caller.id(), looked.revision());
    }

    /** Who reviews at another stage than the form's says nothing of who has it there. */
    private String standing(Caller caller, String formId) {
        Reviewers.require(caller, FormIds.parse(formId));
        var form = seen(caller, formId);
        if (caller.has("reviewer", "final-reviewer")
                && hints.stageOf(form)
                        .filter(stage -> !caller.stages().contains(stage))
                        .isPresent()) {
            throw new Problem(HttpStatus.FORBIDDEN, "NOT_YOUR_STAGE", form);
        }
        return form;
    }

    /** To whom may not see it, the form doesn't exist. */
    private String seen(Caller caller, String formId) {
        FormId form = FormIds.parse(formId);
        if (forms.version(form.toString(), caller.readership()) == 0) {
            throw FormIds.unknown(formId);
        }
        return form.toString();
    }

    /** What a page has a form open for. */
    @Schema(name = "OpenRequest", description = "What a page has a form open for.")
    record Open(
            @Schema(description = "What the caller has it open for.") @NotNull Doing doing) {}

    /** What somebody looked through. */
    @Schema(name = "LookRequest", description = "What somebody looked through.")
    record Looked(
            @Schema(description = "Revision looked at.") @Positive int revision) {}
}
