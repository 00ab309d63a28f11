package org.jixiaoflow.review.disclosure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.review.directory.DirectorySettings;
import org.jixiaoflow.review.tracking.FormLists;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.PublishedForm;
import org.jixiaoflow.support.command.FormIds;
import org.jixiaoflow.support.openapi.AlsoAsFile;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.support.web.TableFile;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What anybody may read. */
@RestController
@RequestMapping(PublicController.PLACE)
@SecurityRequirements
@Tag(name = "public", description = "预算绩效公开: what anybody may read, without a token")
class PublicController {

    static final String PLACE = "/api/v1/public";

    /** What is withheld is gone everywhere soon after. */
    private static final CacheControl CACHED =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic().mustRevalidate();

    private static final Duration AGAIN = Duration.ofSeconds(30);

    private final PublicForms publications;
    private final PublicTable table;
    private final DirectorySettings names;
    private final FormLists forms;

    PublicController(PublicForms publications, PublicTable table, DirectorySettings names, FormLists forms) {
        this.publications = publications;
        this.table = table;
        this.names = names;
        this.forms = forms;
    }

    @GetMapping("/regions")
    @Operation(operationId = "listPublicRegions", summary = "The regions and years of which anything is public")
    ResponseEntity<List<PublicYears>> regions(Locale locale) {
        requireWhole();
        return cached(publications.regions().entrySet().stream()
                .map(region ->
                        new PublicYears(region.getKey(), names.region(region.getKey(), locale), region.getValue()))
                .toList());
    }

    @GetMapping(value = "/{region}/{year}", params = "!format")
    @AlsoAsFile
    @Operation(
            operationId = "listPublicForms",
            summary = "What is public of a region's year, by department",
            description = "As a file all of it, with a row an indicator.")
    @ApiResponse(responseCode = "200", description = "Found")
    ResponseEntity<Page<PublicForm>> list(
            @PathVariable String region,
            @PathVariable int year,
            @RequestParam(required = false) @Nullable FormKind kind,
            @Parameter(
                            description =
                                    "Part of the form's id, of the department's name or of an indicator's name or levels, in any case")
                    @RequestParam(required = false)
                    @Nullable String q,
            @Valid @ParameterObject Paging paging) {
        var asOf = requireWhole();
        return cached(publications.list(region, year, kind, q, paging, asOf));
    }

    @GetMapping(value = "/{region}/{year}", params = "format")
    @Operation(hidden = true)
    ResponseEntity<byte[]> file(
            @PathVariable String region,
            @PathVariable int year,
            @RequestParam(required = false) @Nullable FormKind kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam TableFile format,
            Locale locale) {
        requireWhole();
        var rows = table.head(locale);
        publications.read(region, year, kind, q, each -> rows.addAll(table.rows(each, locale)));
        var file = format.answer("public-%s-%d".formatted(region, year), rows);
        return ResponseEntity.ok()
                .headers(file.getHeaders())
                .cacheControl(CACHED)
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(file.getBody());
    }

    @GetMapping("/forms/{formId}/{revision}")
    @Operation(
            operationId = "getPublicRevision",
            summary = "A revision that is public or was, with its standing",
            description = "One that was withheld says so, and says nothing else.")
    @ApiResponse(responseCode = "200", description = "Found")
    @ApiResponse(responseCode = "404", description = "NEVER_PUBLISHED: it never was")
    ResponseEntity<PublicRevision> revision(
            @PathVariable String formId,
            @Parameter(description = "Which of its submitted contents") @PathVariable int revision) {
        requireWhole();
        return cached(publications.find(FormIds.parse(formId), revision).orElseThrow(PublicController::never));
    }

    @GetMapping(path = "/forms/{formId}/{revision}/document", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getPublicDocument",
            summary = "What a public revision says, byte by byte as the journal has it",
            description = "SHA-256 of these bytes is its hash.")
    @ApiResponse(
            responseCode = "200",
            description = "Found",
            content = @Content(schema = @Schema(implementation = PublishedForm.class)))
    @ApiResponse(responseCode = "404", description = "NEVER_PUBLISHED: it never was")
    @ApiResponse(responseCode = "410", description = "PUBLICATION_WITHHELD: it was taken back")
    ResponseEntity<byte[]> document(
            @PathVariable String formId,
            @Parameter(description = "Which of its submitted contents") @PathVariable int revision) {
        requireWhole();
        var stored = publications.stored(FormIds.parse(formId), revision).orElseThrow(PublicController::never);
        if (stored.withheldAt() != null) {
            throw new Problem(HttpStatus.GONE, "PUBLICATION_WITHHELD");
        }
        return cached(stored.document().getBytes(UTF_8));
    }

    /** While the journal is read again, what was withheld would be public once more till the entry comes that took it back. */
    private @Nullable Instant requireWhole() {
        var reflects = forms.reflects();
        if (reflects.refilling()) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "OUT_OF_REACH").again(AGAIN);
        }
        return reflects.time();
    }

    private static Problem never() {
        return new Problem(HttpStatus.NOT_FOUND, "NEVER_PUBLISHED");
    }

    private static <T> ResponseEntity<T> cached(T body) {
        return ResponseEntity.ok()
                .cacheControl(CACHED)
                .varyBy(HttpHeaders.ACCEPT_LANGUAGE)
                .body(body);
    }

    /** A region and the years of which anything is public. */
    @Schema(description = "A region and the years of which anything is public.")
    record PublicYears(
            @Schema(description = "行政区划代码") String code,

            @Schema(description = "In the language asked for.")
            String name,

            @Schema(description = "Newest first.") List<Integer> years) {}
}
