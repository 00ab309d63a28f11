package org.jixiaoflow.submission.imports;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.limits.Texts;
import org.jixiaoflow.submission.forms.SettledDoubt;
import org.jixiaoflow.support.command.FormIds;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files with forms in, drafts out: upload, watch it being read, look at what filing would do, file the forms chosen. */
@RestController
@RequestMapping("/api/v1/documents")
@Tag(name = "documents")
@ApiResponse(responseCode = "200", description = "Done")
@ApiResponse(responseCode = "403", description = "NOT_YOUR_ROLE: departments and portals file forms; NOT_YOUR_REGION")
@ApiResponse(responseCode = "404", description = "UNKNOWN_UPLOAD, UNKNOWN_UPLOADED_FORM")
class UploadController {

    private final OwnUploads own;
    private final UploadReader reader;
    private final UploadStore uploads;
    private final Destinations destinations;
    private final Drafts drafts;

    UploadController(
            OwnUploads own, UploadReader reader, UploadStore uploads, Destinations destinations, Drafts drafts) {
        this.own = own;
        this.reader = reader;
        this.uploads = uploads;
        this.destinations = destinations;
        this.drafts = drafts;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            operationId = "uploadDocument",
            summary =
                    "Uploads a Word, Excel, text, CSV or ZIP file with objectives or self-evaluations; it is read in the background")
    @ApiResponse(responseCode = "422", description = "INVALID_REGION_OR_YEAR")
    @ApiResponse(responseCode = "202", description = "Being read; watch it at Location")
    @ApiResponse(responseCode = "413", description = "TOO_LARGE: the file is larger than is taken")
    @ApiResponse(responseCode = "503", description = "TOO_BUSY: too many files are being read; OUT_OF_REACH")
    ResponseEntity<Upload> upload(
            Caller caller,
            @Parameter(description = "The file, up to 16 MB") @RequestPart MultipartFile file,
            @RequestParam String region,
            @RequestParam int year,
            Locale locale)
            throws IOException {
        OwnUploads.files(caller);
        if (!FormId.isRegion(region) || !FormId.isYear(year)) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_REGION_OR_YEAR", region, String.valueOf(year));
        }
        if (!caller.regions().cover(region)) {
            throw new Problem(HttpStatus.FORBIDDEN, "NOT_YOUR_REGION").saying("support.right.NOT_YOUR_REGION", region);
        }
        var name = Texts.excerpt(
                Objects.requireNonNullElse(file.getOriginalFilename(), "").replaceAll(".*[/\\\\]", ""));
        var id = reader.read(caller.id(), name.isBlank() ? "document" : name, file.getBytes(), region, year, locale);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/documents/" + id))
                .body(own.find(caller, id));
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getUpload",
            summary = "How far an upload is: forms read, rows, findings, and what can't be read")
    Upload upload(Caller caller, @Parameter(description = "The upload's id") @PathVariable UUID id) {
        return own.find(caller, id);
    }

    @GetMapping("/{id}/forms")
    @Operation(operationId = "listUploadedForms", summary = "Its forms, and what filing each would do")
    List<Candidate> forms(
            Caller caller, @Parameter(description = "The upload's id") @PathVariable UUID id, Locale locale) {
        var upload = own.find(caller, id);
        return destinations.of(caller.party(), upload, uploads.forms(id), Map.of(), locale).stream()
                .map(Destination::candidate)
                .toList();
    }

    @GetMapping("/{id}/forms/{ordinal}")
    @Operation(
            operationId = "getUploadedForm",
            summary =
                    "One of its forms, with what was found in it and what filing it would do; a self-evaluation beside the targets of its objective")
    ShownForm form(
            Caller caller,
            @Parameter(description = "The upload's id") @PathVariable UUID id,
            @Parameter(description = "Which form of the upload, from 1") @PathVariable int ordinal,
            @Parameter(description = "The form it is to be filed as; what the preview proposes if absent")
                    @RequestParam(required = false)
                    @Nullable String formId,
            Locale locale) {
        return ShownForm.of(destination(caller, own.find(caller, id), ordinal, formId, locale));
    }

    private Destination destination(Caller caller, Upload upload, int ordinal, @Nullable String formId, Locale locale) {
        var form = uploads.form(upload.id(), ordinal).orElseThrow(() -> unknownForm(ordinal));
        var chosen = formId == null
                ? Map.<Integer, FormId>of()
                : Map.of(ordinal, filed(form, new DraftsRequest.Choice(ordinal, formId)));
        return destinations.of(caller.party(), upload, uploads.forms(upload.id()), chosen, locale).stream()
                .filter(to -> to.form().ordinal() == ordinal)
                .findFirst()
                .orElseThrow(() -> unknownForm(ordinal));
    }

    @PutMapping("/{id}/forms/{ordinal}/doubts")
    @Operation(
            operationId = "settleDoubt",
            summary = "Says what a field holds that the reader left open; the form as it is then")
    @ApiResponse(responseCode = "409", description = "NOT_READ")
    @ApiResponse(responseCode = "422", description = "NOT_OPEN, INVALID_VALUE")
    ShownForm settle(
            Caller caller,
            @Parameter(description = "The upload's id") @PathVariable UUID id,
            @Parameter(description = "Which form of the upload, from 1") @PathVariable int ordinal,
            @RequestBody @Valid DoubtRequest said,
            Locale locale) {
        var upload = own.read(caller, id);
        var to = destination(caller, upload, ordinal, said.formId(), locale);
        if (!to.isOpen(said.path())) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "NOT_OPEN", said.path()).at("/path");
        }
        var settled = new SettledDoubt(
                to.form().kind() == FormKind.SELF_EVALUATION ? String.valueOf(to.id()) : null,
                said.path(),
                Objects.requireNonNullElse(said.value(), ""));
        if (settled.in(to.form().content()).isEmpty()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_VALUE", settled.value()).at("/value");
        }
        uploads.settle(id, ordinal, settled.formId(), settled.path(), said.value());
        return ShownForm.of(destination(caller, upload, ordinal, said.formId(), locale));
    }

    @PostMapping("/{id}/drafts")
    @Operation(
            operationId = "fileUploadedForms",
            summary = "Files the chosen forms; what is the same already changes nothing")
    @ApiResponse(responseCode = "409", description = "NOT_READ")
    @ApiResponse(responseCode = "422", description = "DUPLICATE_FORM, OTHER_KIND")
    CompletableFuture<DraftsAnswer> drafts(
            Caller caller,
            @Parameter(description = "The upload's id") @PathVariable UUID id,
            @RequestBody @Valid DraftsRequest asked,
            Locale locale) {
        var upload = own.read(caller, id);
        var filed = filed(caller, chosen(caller, upload, asked, locale), asked.submit(), locale);
        return CompletableFuture.allOf(filed.toArray(CompletableFuture[]::new))
                .thenApply(all -> new DraftsAnswer(
                        filed.stream().map(CompletableFuture::join).toList()));
    }

    /** One after the other where several are filed as one form, which is submitted with the last of them. */
    @SuppressWarnings("ReferenceEquality") // the last of several that may be equal
    private List<CompletableFuture<DraftsAnswer.Item>> filed(
            Caller caller, List<Destination> chosen, boolean submit, Locale locale) {
        var last = new HashMap<FormId, Destination>();
        chosen.stream().filter(to -> to.id() != null).forEach(to -> last.put(to.id(), to));
        var before = new HashMap<FormId, CompletableFuture<DraftsAnswer.Item>>();
        var filed = new ArrayList<CompletableFuture<DraftsAnswer.Item>>();
        for (var to : chosen) {
            var submitted = submit && (to.id() == null || last.get(to.id()) == to);
            var first = to.id() == null ? null : before.get(to.id());
            var item = first == null
                    ? drafts.file(caller, to, submitted, locale)
                    : first.thenCompose(done -> drafts.file(caller, to.after(done.outcome()), submitted, locale));
            if (to.id() != null) {
                before.put(to.id(), item);
            }
            filed.add(item);
        }
        return filed;
    }

    private List<Destination> chosen(Caller caller, Upload upload, DraftsRequest asked, Locale locale) {
        var forms = uploads.forms(upload.id()).stream().collect(toMap(UploadedForm::ordinal, identity()));
        var ids = new HashMap<Integer, FormId>();
        var wanted = asked.forms().stream()
                .map(choice -> {
                    var form = forms.get(choice.ordinal());
                    if (form == null) {
                        throw unknownForm(choice.ordinal());
                    }
                    if (choice.formId() != null) {
                        ids.put(choice.ordinal(), filed(form, choice));
                    }
                    return form;
                })
                .toList();
        var chosen = destinations.of(caller.party(), upload, wanted, ids, locale);
        var given = new HashSet<FormId>();
        for (var to : chosen) {
            if (to.id() != null && !given.add(to.id()) && !to.form().isOfProject()) {
                throw new Problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "DUPLICATE_FORM",
                        to.form().ordinal(),
                        to.id());
            }
        }
        return chosen;
    }

    private static FormId filed(UploadedForm form, DraftsRequest.Choice choice) {
        var formId = FormIds.parse(Objects.requireNonNull(choice.formId()));
        if (formId.kind() != form.kind()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "OTHER_KIND", choice.ordinal(), formId);
        }
        return formId;
    }

    private static Problem unknownForm(int ordinal) {
        return new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_UPLOADED_FORM", ordinal);
    }
}
