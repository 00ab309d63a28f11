package org.jixiaoflow.submission.copies;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.support.command.FormIds;
import org.jixiaoflow.support.papers.OwnPapers;
import org.jixiaoflow.support.papers.WorkingPaper;
import org.jixiaoflow.support.papers.WorkingPapers;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Precondition;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Each person's own copy; whoever they act for, it is theirs. They may take it home even when they may no longer save it. */
@RestController
@RequestMapping("/api/v1/forms/{formId}/working-copy")
@Tag(name = "working-copies", description = "未保存的填报内容: what an editor holds, kept beside the journal")
class WorkingCopyController {

    private final OwnPapers<WorkingCopy> copies;

    WorkingCopyController(WorkingPapers<WorkingCopy> copies) {
        this.copies = new OwnPapers<>(copies, "NO_WORKING_COPY");
    }

    @GetMapping
    @Operation(
            operationId = "getWorkingCopy",
            summary = "The caller's own working copy",
            description = "404 with code NO_WORKING_COPY if there is none.")
    @ApiResponse(responseCode = "200", description = "Found")
    @ApiResponse(responseCode = "404", description = "NO_WORKING_COPY")
    ResponseEntity<WorkingPaper<WorkingCopy>> find(Caller caller, @PathVariable String formId) {
        return copies.find(caller, formId);
    }

    @PutMapping
    @Operation(
            operationId = "keepWorkingCopy",
            summary = "Keeps what the editor holds in place of what was kept before",
            description =
                    "Changes nothing of the form: to save it, send it. Written over nobody else's, and with If-Match over no other"
                            + " window's either.")
    @ApiResponse(responseCode = "200", description = "Kept; ETag is its number")
    @ApiResponse(
            responseCode = "403",
            description = "NOT_YOUR_ROLE, NOT_YOUR_DEPARTMENT: whom the form isn't to fill in")
    @ApiResponse(responseCode = "412", description = "PAPER_CHANGED, with the other paper")
    @ApiResponse(responseCode = "413", description = "TOO_LARGE")
    ResponseEntity<WorkingPaper<WorkingCopy>> keep(
            Caller caller,
            @PathVariable String formId,
            @Parameter(description = "ETag of the working copy it replaces; \"0\" if there is to be none yet")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @Parameter(description = "*: there is to be none yet")
                    @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false)
                    @Nullable String ifNoneMatch,
            @Valid @RequestBody WorkingCopyRequest request) {
        var form = FormIds.parse(formId);
        caller.actor(Trigger.SAVE, form);
        return copies.keep(
                caller, form, request.baseVersion(), Precondition.of(ifMatch, ifNoneMatch, null), request.copy());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "dropWorkingCopy",
            summary = "Throws the caller's working copy away",
            description = "Done once more it changes nothing.")
    void drop(Caller caller, @PathVariable String formId) {
        copies.drop(caller, formId);
    }
}
