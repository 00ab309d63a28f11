package org.jixiaoflow.review.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.review.audit.Accesses;
import org.jixiaoflow.review.audit.Journal;
import org.jixiaoflow.support.command.FormIds;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What auditors take away, and who read what. */
@RestController
@Tag(name = "audit", description = "Journals of a year, and who read a form")
class AuditController {

    private final Journal journal;
    private final Accesses accesses;

    AuditController(Journal journal, Accesses accesses) {
        this.journal = journal;
        this.accesses = accesses;
    }

    @GetMapping(path = "/api/v1/journals/{region}/{year}", produces = MediaType.APPLICATION_NDJSON_VALUE)
    @Operation(
            operationId = "exportJournals",
            summary = "The journals of a region's year as one export that proves itself, a line of JSON each",
            description =
                    "Form after form, as far as the view has come. One that was cut off lacks its last line, and so doesn't prove.")
    @ApiResponse(
            responseCode = "200",
            description = "The lines",
            content = @Content(mediaType = MediaType.APPLICATION_NDJSON_VALUE, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "404", description = "NOTHING_TO_EXPORT: there is no form of that year")
    void export(
            Caller caller,
            @PathVariable String region,
            @PathVariable int year,
            @Parameter(description = "Whether each entry has its SM3 beside its SHA-256.")
                    @RequestParam(defaultValue = "false")
                    boolean sm3,
            HttpServletResponse response)
            throws IOException {
        caller.require(Right.EXPORT_JOURNALS, region);
        var forms = journal.forms(region, year, caller.readership());
        if (forms.isEmpty()) {
            throw new Problem(HttpStatus.NOT_FOUND, "NOTHING_TO_EXPORT", region, String.valueOf(year));
        }
        response.setContentType(MediaType.APPLICATION_NDJSON_VALUE);
        response.setCharacterEncoding(UTF_8);
        var out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), UTF_8));
        journal.export(forms, sm3, caller.readership(), line -> write(out, line));
        out.flush();
    }

    private static void write(BufferedWriter out, String line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/api/v1/forms/{formId}/accesses")
    @Operation(
            operationId = "listAccesses",
            summary = "Who asked for the form, or did something with it, by the access log, the newest first",
            description = "For auditors. Where the log is kept elsewhere `kept` is false.")
    @ApiResponse(responseCode = "200", description = "Found")
    Accesses.Found accesses(Caller caller, @Parameter(description = "The form's id") @PathVariable String formId) {
        caller.require(Right.EXPORT_JOURNALS);
        var id = FormIds.parse(formId);
        if (journal.history(id, caller.readership()).isEmpty()) {
            throw FormIds.unknown(id);
        }
        try {
            return accesses.of(id);
        } catch (UncheckedIOException unreadable) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "ACCESS_LOG_UNREADABLE");
        }
    }
}
