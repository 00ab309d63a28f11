package org.jixiaoflow.submission.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.submission.export.PrintedLayout.Stamp;
import org.jixiaoflow.submission.tracking.FormFilter;
import org.jixiaoflow.submission.tracking.FormRow;
import org.jixiaoflow.submission.tracking.TrackedForms;
import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.jixiaoflow.support.command.FormIds;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Forms as files, to those who may read them. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "documents", description = "Forms as Word and Excel files")
@ApiResponse(
        responseCode = "200",
        description = "The file",
        content = {
            @Content(mediaType = ExportController.SHEET, schema = @Schema(type = "string", format = "binary")),
            @Content(mediaType = ExportController.TEXT, schema = @Schema(type = "string", format = "binary"))
        })
@ApiResponse(responseCode = "404", description = "UNKNOWN_FORM, NOTHING_TO_EXPORT")
@ApiResponse(responseCode = "422", description = "TOO_MANY_FORMS")
class ExportController {

    static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String TEXT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final int MOST_FORMS = 200;

    private final TrackedForms forms;
    private final ValidationTemplates templates;

    ExportController(TrackedForms forms, ValidationTemplates templates) {
        this.forms = forms;
        this.templates = templates;
    }

    @GetMapping("/forms/{formId}/document")
    @Operation(operationId = "exportForm", summary = "One form in the layout of the published table")
    ResponseEntity<byte[]> form(
            Caller caller,
            @PathVariable String formId,
            @Parameter(description = "Kind of file") @RequestParam(defaultValue = "xlsx") FileFormat format)
            throws IOException {
        var id = FormIds.parse(formId);
        var details = forms.find(id, caller.readership()).orElseThrow(() -> FormIds.unknown(formId));
        return file(formId, published(details.form(), details.content()).toList(), format);
    }

    @GetMapping("/documents")
    @Operation(operationId = "exportForms", summary = "The forms of a list in one file, at most 200")
    ResponseEntity<byte[]> list(
            Caller caller,
            @ParameterObject @Valid FormFilter filter,
            @Parameter(description = "Kind of file") @RequestParam(defaultValue = "xlsx") FileFormat format)
            throws IOException {
        var contents = forms.contents(caller.readership(), filter, MOST_FORMS + 1);
        if (contents.size() > MOST_FORMS) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "TOO_MANY_FORMS", MOST_FORMS);
        }
        var found = contents.entrySet().stream()
                .flatMap(form -> published(form.getKey(), form.getValue()))
                .toList();
        return file("forms", found, format);
    }

    @GetMapping("/documents/template.xlsx")
    @Operation(
            operationId = "exportTemplate",
            summary = "The empty form to fill in offline",
            description =
                    "With the levels and points of the validation template named, else of that which a region's forms of a year"
                            + " are held to; without any of them, of that for everybody.")
    @ApiResponse(
            responseCode = "200",
            description = "The workbook",
            content = @Content(mediaType = SHEET, schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    ResponseEntity<byte[]> template(
            Caller caller,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable Integer year,
            @Parameter(description = "Id of a validation template") @RequestParam(required = false) @Nullable String template)
            throws IOException {
        caller.require(Right.READ_RULES);
        if (region != null) {
            caller.require(Right.READ_RULES, region);
        }
        var chosen = template == null
                ? templates.of(region, year)
                : templates
                        .named(template)
                        .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_TEMPLATE", template));
        var out = new ByteArrayOutputStream();
        TemplateWriter.write(chosen.template(), out);
        return answer("template.xlsx", FileFormat.xlsx, out);
    }

    private static Stream<PrintedLayout> published(FormRow form, @Nullable FormContent content) {
        if (content == null) {
            return Stream.of();
        }
        var changed = form.changedAt().toInstant();
        return Stream.of(PrintedLayout.of(content, new Stamp(form.formId(), form.revision(), form.version(), changed)));
    }

    private static ResponseEntity<byte[]> file(String name, List<PrintedLayout> printedLayout, FileFormat format)
            throws IOException {
        if (printedLayout.isEmpty()) {
            throw new Problem(HttpStatus.NOT_FOUND, "NOTHING_TO_EXPORT");
        }
        var out = new ByteArrayOutputStream();
        format.write(printedLayout, out);
        return answer(name + "." + format, format, out);
    }

    private static ResponseEntity<byte[]> answer(String name, FileFormat format, ByteArrayOutputStream out) {
        var disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(format.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(out.toByteArray());
    }
}
