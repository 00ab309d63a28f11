package org.jixiaoflow.scoring.departments;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.departments.DepartmentRegister;
import org.jixiaoflow.support.departments.RegisteredDepartment;
import org.jixiaoflow.support.departments.Registers;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jixiaoflow.support.web.Precondition;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A region's departments and what became of them, to read, and for business administrators to change. */
@RestController
@RequestMapping("/api/v1/registers/{region}")
@Tag(name = "registers", description = "Which departments a region has and had, and what became of them")
@ApiResponse(responseCode = "200", description = "Found")
class DepartmentController {

    private final Registers registers;
    private final Registrar registrar;
    private final WorkingCalendar calendar;

    DepartmentController(Registers registers, Registrar registrar, WorkingCalendar calendar) {
        this.registers = registers;
        this.registrar = registrar;
        this.calendar = calendar;
    }

    @GetMapping("/departments")
    @Operation(
            operationId = "listRegisteredDepartments",
            summary = "A region's departments by code, called as on a day",
            description =
                    "Those that somebody registered. With `asOf` those that are there on that day; without it all, as they are called today, and those that are no more with since when.")
    Page<RegisteredDepartment> departments(
            Caller caller,
            @PathVariable String region,
            @Parameter(description = "A day, ISO 8601") @RequestParam(required = false) @Nullable LocalDate asOf,
            @Parameter(description = "Part of the code or of any name it had") @RequestParam(required = false) @Nullable String q,
            @ParameterObject @Valid Paging paging) {
        caller.require(Right.READ_FILINGS, region);
        var register = registers.of(region);
        var day = asOf == null ? today() : asOf;
        var wanted = register.departments().stream()
                .filter(department -> asOf == null || department.isThere(asOf))
                .filter(department -> q == null
                        || department.wasCalledLike(q)
                        || department.departmentCode().contains(q.strip().toLowerCase(Locale.ROOT)))
                .map(department -> department.on(day))
                .toList();
        return page(wanted, register, paging);
    }

    @GetMapping("/departments/{department}")
    @Operation(
            operationId = "getRegisteredDepartment",
            summary = "A department with its names, what it came of, what it went into, and every change")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_DEPARTMENT: nobody registered it")
    RegisterEntry department(Caller caller, @PathVariable String region, @PathVariable String department) {
        caller.require(Right.READ_FILINGS, region);
        var register = registers.of(region);
        return register.find(department)
                .map(found -> new RegisterEntry(
                        register.version(), found.on(today()), newestFirst(register.changesOf(department))))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_DEPARTMENT", department));
    }

    private LocalDate today() {
        return calendar.dayOf(Instant.now());
    }

    @GetMapping("/changes")
    @Operation(
            operationId = "listDepartmentChanges",
            summary = "Every change of a region's departments: what was before, what is after it, by whom and why",
            description =
                    "Newest first. The newest one's `version` is what the next one is made from; 0 if there is none.")
    Page<DepartmentChange> changes(Caller caller, @PathVariable String region, @ParameterObject @Valid Paging paging) {
        caller.require(Right.READ_FILINGS, region);
        var register = registers.of(region);
        return page(newestFirst(register.changes()), register, paging);
    }

    private static List<DepartmentChange> newestFirst(List<DepartmentChange> changes) {
        var reversed = new ArrayList<>(changes);
        Collections.reverse(reversed);
        return reversed;
    }

    private static <T> Page<T> page(List<T> all, DepartmentRegister register, Paging paging) {
        var newest = register.changes().stream()
                .map(DepartmentChange::getChangedAt)
                .max(Instant::compareTo)
                .orElse(null);
        return Page.of(all, paging, newest);
    }

    @PostMapping("/changes")
    @Operation(
            operationId = "changeDepartments",
            summary = "Registers, renames, merges or splits departments from a day on",
            description =
                    "If-Match, or `version`, is the number of the change it was made after, 0 of the first. Forms keep the code they were filed under. Asked for once more it changes nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "The change, or the one that was made by asking before; its number is the ETag")
    @ChangeResponses
    @ApiResponse(
            responseCode = "422",
            description =
                    "INVALID_CHANGE, with every fault, where it is, and departments that are meant; INVALID_REGION")
    ResponseEntity<DepartmentChange> change(
            Caller caller,
            @PathVariable String region,
            @Parameter(description = "ETag of the change it was made after; \"0\" of the first")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @RequestBody @Valid ChangeRequest asked,
            Locale locale) {
        caller.require(Right.PUBLISH_FILING_LISTS, region);
        if (!FormId.isRegion(region)) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_REGION", region);
        }
        var seen = Precondition.of(ifMatch, asked.version());
        var change = registrar.change(region, asked, seen, caller.actor(Right.PUBLISH_FILING_LISTS), locale);
        return tagged(change);
    }

    @PostMapping("/changes/{version}/withdrawal")
    @Operation(
            operationId = "withdrawDepartmentChange",
            summary = "Takes back a change of departments that was made by mistake, as if it had never been",
            description =
                    "Both stay in the list of changes. If-Match, or `version`, is the number of the newest change. Asked for once more it changes nothing.")
    @ApiResponse(
            responseCode = "200",
            description = "What took it back, or did so by asking before; its number is the ETag")
    @ChangeResponses
    @ApiResponse(
            responseCode = "404",
            description = "UNKNOWN_CHANGE: there is none of that number, or it was taken back")
    @ApiResponse(
            responseCode = "422",
            description =
                    "CHANGE_IN_USE, with everything that rests on it: later changes of its departments, and forms and lists of departments that nobody would know any more")
    ResponseEntity<DepartmentChange> withdraw(
            Caller caller,
            @PathVariable String region,
            @Parameter(description = "Number of the change") @PathVariable int version,
            @Parameter(description = "ETag of the newest change")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @RequestBody @Valid Withdrawal asked,
            Locale locale) {
        caller.require(Right.PUBLISH_FILING_LISTS, region);
        var seen = Precondition.of(ifMatch, asked.version());
        var change = registrar.withdraw(region, version, asked, seen, caller.actor(Right.PUBLISH_FILING_LISTS), locale);
        return tagged(change);
    }

    private static ResponseEntity<DepartmentChange> tagged(DepartmentChange change) {
        return ResponseEntity.ok().eTag(String.valueOf(change.getVersion())).body(change);
    }
}
