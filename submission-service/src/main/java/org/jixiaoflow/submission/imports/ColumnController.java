package org.jixiaoflow.submission.imports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jixiaoflow.submission.documents.ColumnChoices;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Headings of an upload that a person must say the meaning of; what they say holds for every file of theirs with that layout. */
@RestController
@RequestMapping("/api/v1/documents/{id}/columns")
@Tag(name = "documents")
@ApiResponse(responseCode = "200", description = "Done")
@ApiResponse(responseCode = "403", description = "NOT_YOUR_ROLE")
@ApiResponse(responseCode = "404", description = "UNKNOWN_UPLOAD")
class ColumnController {

    private final OwnUploads own;
    private final UploadStore uploads;
    private final ColumnStore columns;
    private final UploadReader reader;

    ColumnController(OwnUploads own, UploadStore uploads, ColumnStore columns, UploadReader reader) {
        this.own = own;
        this.uploads = uploads;
        this.columns = columns;
        this.reader = reader;
    }

    @GetMapping
    @Operation(
            operationId = "listColumns",
            summary =
                    "Headings whose meaning isn't certain, with what is printed below, what was said, and what is offered")
    List<OpenColumn> list(Caller caller, @Parameter(description = "The upload's id") @PathVariable UUID id) {
        var upload = own.find(caller, id);
        return columns.chosen(caller.id(), upload.region(), uploads.columns(id));
    }

    @PutMapping
    @Operation(operationId = "chooseColumn", summary = "Says what one of them holds, and reads the file again by it")
    @ApiResponse(responseCode = "202", description = "Being read again; watch the upload")
    @ApiResponse(responseCode = "409", description = "NOT_READ; UPLOAD_AGAIN: the file isn't kept, the choice is")
    @ApiResponse(responseCode = "422", description = "UNKNOWN_COLUMN, NOT_CHOOSABLE")
    ResponseEntity<Upload> choose(
            Caller caller,
            @Parameter(description = "The upload's id") @PathVariable UUID id,
            @RequestBody @Valid ColumnRequest asked,
            Locale locale) {
        var upload = own.read(caller, id);
        var known = uploads.columns(id).stream()
                .anyMatch(column -> column.layout().equals(asked.layout())
                        && column.heading().equals(asked.heading()));
        if (!known) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "UNKNOWN_COLUMN", asked.heading()).at("/heading");
        }
        if (asked.column() == null) {
            columns.forget(caller.id(), upload.region(), asked.layout(), asked.heading());
        } else if (ColumnChoices.CHOOSABLE.contains(asked.column())) {
            columns.choose(caller.id(), upload.region(), asked.layout(), asked.heading(), asked.column());
        } else {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "NOT_CHOOSABLE", asked.column()).at("/column");
        }
        return again(caller, upload, locale);
    }

    @DeleteMapping
    @Operation(
            operationId = "forgetColumns",
            summary = "Forgets what was said of all of them, and reads the file again")
    @ApiResponse(responseCode = "202", description = "Being read again; watch the upload")
    @ApiResponse(responseCode = "409", description = "NOT_READ; UPLOAD_AGAIN: the file isn't kept")
    ResponseEntity<Upload> forget(
            Caller caller, @Parameter(description = "The upload's id") @PathVariable UUID id, Locale locale) {
        var upload = own.read(caller, id);
        uploads.columns(id)
                .forEach(column -> columns.forget(caller.id(), upload.region(), column.layout(), column.heading()));
        return again(caller, upload, locale);
    }

    private ResponseEntity<Upload> again(Caller caller, Upload upload, Locale locale) {
        reader.again(caller.id(), upload, locale);
        return ResponseEntity.accepted().body(own.find(caller, upload.id()));
    }
}
