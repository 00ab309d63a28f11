package org.jixiaoflow.review.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.review.tracking.OwedFilter;
import org.jixiaoflow.review.tracking.OwedForms;
import org.jixiaoflow.review.tracking.OwedRow;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.support.command.CommandIds;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "deadlines", description = "What is owed by when, and more time for it")
class DeadlineController {

    private static final int MOST = 1_000;

    private final OwedForms owed;
    private final Extensions extensions;
    private final Batches batches;

    DeadlineController(OwedForms owed, Extensions extensions, Batches batches) {
        this.owed = owed;
        this.extensions = extensions;
        this.batches = batches;
    }

    @GetMapping("/owed")
    @Operation(
            operationId = "listOwedForms",
            summary = "Forms that departments still have to submit, what is due first at the top",
            description =
                    "Drafts, returned forms, and those of the lists of who must file that nobody has begun. Departments see their own.")
    Page<OwedRow> owed(Caller caller, @ParameterObject OwedFilter filter, @ParameterObject @Valid Paging paging) {
        return owed.list(caller.listReadership(), filter, paging);
    }

    @PostMapping("/owed/reminders")
    @Operation(
            operationId = "remindDepartments",
            summary = "催办: reminds every department of what it owes, as the list is narrowed",
            description = "At most 1,000, each once a working day, with a result as if it were asked alone.")
    @ApiResponse(responseCode = "200", description = "What became of each")
    @ApiResponse(responseCode = "403", description = "NOT_YOUR_ROLE")
    CompletableFuture<BatchAnswer> remindAll(
            Caller caller,
            @Parameter(description = "UUID; the same request again changes nothing.")
                    @RequestHeader(name = CommandIds.HEADER, required = false)
                    @Nullable String idempotencyKey,
            @ParameterObject OwedFilter filter,
            Locale locale) {
        if (!caller.has("reviewer", "final-reviewer")) {
            throw new Problem(HttpStatus.FORBIDDEN, "NOT_YOUR_ROLE");
        }
        return sendAll(
                caller,
                CommandIds.of(idempotencyKey),
                owed.ids(caller.listReadership(), filter, MOST),
                DecisionRequest.aside(DecisionTrigger.REMIND, null, null),
                locale);
    }

    private CompletableFuture<BatchAnswer> sendAll(
            Caller caller, UUID key, List<String> forms, DecisionRequest asked, Locale locale) {
        return batches.sendAll(
                caller,
                forms.stream()
                        .map(form -> new BatchRequest.Item(
                                form, UUID.nameUUIDFromBytes((key + "/" + form).getBytes(UTF_8)), asked))
                        .toList(),
                locale);
    }

    @PostMapping("/departments/{region}/{year}/{department}/extension")
    @Operation(
            operationId = "extendDepartment",
            summary = "延期: gives a department until another day for all it has begun and not submitted",
            description =
                    "Each form gets its own journal entry, and a result as if it were asked alone. What it hasn't begun is extended in the list of those that must file; that may be moved to an earlier day with `earlier`, forms keep what they were given.")
    @ApiResponse(responseCode = "200", description = "What became of each")
    @ApiResponse(responseCode = "403", description = "NOT_YOUR_ROLE, NOT_YOUR_REGION")
    @ApiResponse(
            responseCode = "422",
            description =
                    "UNLISTED_DEPARTMENT: neither on the list nor has it begun anything; INVALID_DUE: no day to come, or not later than any date of the list; EXTENDED_ALREADY: not later than what it was given before, and `earlier` doesn't say that this is meant")
    CompletableFuture<BatchAnswer> extend(
            Caller caller,
            @PathVariable String region,
            @PathVariable int year,
            @PathVariable String department,
            @Parameter(description = "UUID; the same request again changes nothing.")
                    @RequestHeader(name = CommandIds.HEADER, required = false)
                    @Nullable String idempotencyKey,
            @Valid @RequestBody Extension extension,
            Locale locale) {
        caller.require(Right.PUBLISH_FILING_LISTS, region);
        extensions.check(region, year, department, extension.dueOn(), Boolean.TRUE.equals(extension.earlier()));
        return sendAll(
                caller, CommandIds.of(idempotencyKey), owed.begun(region, year, department), extension.asked(), locale);
    }

    /** Till when, and why. */
    @Schema(description = "Till when, and why.")
    record Extension(
            @Schema(description = "The last day from now on; the first working day after it if it is none itself.")
            @NotNull LocalDate dueOn,

            @Schema(description = "Why the department gets more time.") @NotBlank @Size(max = 4000) String reason,

            @Schema(description = "Whether the day may be no later than the one it was given before; not, if absent.")
            @Nullable Boolean earlier) {

        DecisionRequest asked() {
            return DecisionRequest.aside(DecisionTrigger.EXTEND, reason, dueOn);
        }
    }
}
