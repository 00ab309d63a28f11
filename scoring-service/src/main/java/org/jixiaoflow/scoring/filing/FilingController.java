package org.jixiaoflow.scoring.filing;

import static java.util.stream.Collectors.toSet;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FilingSummary;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.scoring.dashboard.Snapshot;
import org.jixiaoflow.scoring.departments.FormerDepartments;
import org.jixiaoflow.support.openapi.AlsoAsFile;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.support.web.TableFile;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far filing has come, and for business administrators the list of those that must file. */
@RestController
@RequestMapping("/api/v1/filings/{region}/{year}")
@Tag(name = "filings", description = "What departments filed, held against the list of those that must")
@ApiResponse(responseCode = "200", description = "Found")
class FilingController {

    private final Filings filings;
    private final FilingLists lists;
    private final FilingTables tables;
    private final FormerDepartments former;

    FilingController(Filings filings, FilingLists lists, FilingTables tables, FormerDepartments former) {
        this.filings = filings;
        this.lists = lists;
        this.tables = tables;
        this.former = former;
    }

    @GetMapping(params = "!format")
    @AlsoAsFile
    @Operation(
            operationId = "getFilingSummary",
            summary = "A region's year: forms by state, listed departments that filed and that are missing")
    @ApiResponse(responseCode = "404", description = "NOTHING_FILED: there is neither a form nor a list")
    Snapshot<FilingSummary> summary(Caller caller, @PathVariable String region, @PathVariable int year) {
        caller.require(Right.READ_FILINGS, region);
        return filings.summary(region, year).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NOTHING_FILED"));
    }

    @GetMapping(params = "format")
    @Operation(hidden = true)
    ResponseEntity<byte[]> summaryFile(
            Caller caller,
            @PathVariable String region,
            @PathVariable int year,
            @RequestParam TableFile format,
            Locale locale) {
        var summary = summary(caller, region, year).value();
        return format.answer("filings-%s-%d".formatted(region, year), tables.summary(summary, locale));
    }

    @GetMapping(value = "/departments", params = "!format")
    @AlsoAsFile
    @Operation(
            operationId = "listDepartmentFilings",
            summary =
                    "What each department filed, by code; with `due` those on the list that must still file a form of that kind")
    Page<DepartmentFiling> departments(
            Caller caller,
            @PathVariable String region,
            @PathVariable int year,
            @RequestParam(required = false) @Nullable FormKind due,
            @ParameterObject @Valid Paging paging) {
        return filings.departments(caller.listReadership(), region, year, due, paging);
    }

    @GetMapping(value = "/departments", params = "format")
    @Operation(hidden = true)
    ResponseEntity<byte[]> departmentsFile(
            Caller caller,
            @PathVariable String region,
            @PathVariable int year,
            @RequestParam(required = false) @Nullable FormKind due,
            @RequestParam TableFile format,
            Locale locale) {
        var departments = filings.departments(caller.listReadership(), region, year, due);
        return format.answer(
                "departments-filed-%s-%d".formatted(region, year), tables.departments(departments, locale));
    }

    @GetMapping("/list")
    @Operation(operationId = "getFilingList", summary = "The departments that must file")
    @ApiResponse(responseCode = "404", description = "NO_FILING_LIST: there is no list of that year")
    Snapshot<FilingList> list(Caller caller, @PathVariable String region, @PathVariable int year) {
        caller.require(Right.READ_FILINGS, region);
        return filings.list(region, year).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NO_FILING_LIST"));
    }

    @PutMapping("/list")
    @Operation(
            operationId = "publishFilingList",
            summary = "Publishes the departments that must file, in place of the list before",
            description = "`version` is the one it was made from, 0 if there is none yet.")
    @ApiResponse(responseCode = "200", description = "The list published; `filings` follow within moments")
    @ApiResponse(
            responseCode = "403",
            description = "FORBIDDEN: the caller is no business administrator; NOT_YOUR_REGION")
    @ApiResponse(responseCode = "409", description = "STALE_FILING_LIST: there is a newer version")
    @ApiResponse(
            responseCode = "422",
            description =
                    "REPEATED_DEPARTMENT, REPEATED_KIND, INVALID_DATE, REASON_REQUIRED, FORMER_DEPARTMENTS: some are no more, not there yet or called otherwise by then, with those that are meant, or INVALID_PLACE: no such region or year")
    FilingList publish(
            Caller caller,
            @PathVariable String region,
            @PathVariable int year,
            @RequestBody @Valid FilingListRequest request,
            Locale locale) {
        caller.require(Right.PUBLISH_FILING_LISTS, region);
        if (!FormId.isRegion(region) || !FormId.isYear(year)) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_PLACE", region, String.valueOf(year));
        }
        var departments = request.listed();
        former.refuse(region, year, request.named(), codes(region, year), locale);
        return lists.publish(FilingList.newBuilder()
                .setRegionCode(region)
                .setYear(year)
                .setVersion(request.version())
                .setDepartments(departments)
                .setDeadlines(request.dated())
                .setClosed(Boolean.TRUE.equals(request.closed()))
                .setPublishedBy(caller.actor(Right.PUBLISH_FILING_LISTS))
                .setPublishedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build());
    }

    private Set<String> codes(String region, int year) {
        return filings.list(region, year).stream()
                .flatMap(list -> list.value().getDepartments().stream())
                .map(ListedDepartment::getDepartmentCode)
                .collect(toSet());
    }
}
