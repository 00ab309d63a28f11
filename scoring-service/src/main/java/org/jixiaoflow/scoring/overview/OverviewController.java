package org.jixiaoflow.scoring.overview;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.support.openapi.AlsoAsFile;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.support.web.TableFile;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a dashboard shows of a year, whole and of one moment. */
@RestController
@RequestMapping("/api/v1/overviews/{region}/{year}")
@Tag(name = "overviews", description = "A region's year at one moment")
@ApiResponse(responseCode = "200", description = "Found")
class OverviewController {

    private final Overviews overviews;
    private final YearOnYearTable table;

    OverviewController(Overviews overviews, YearOnYearTable table) {
        this.overviews = overviews;
        this.table = table;
    }

    @GetMapping
    @Operation(
            operationId = "getOverview",
            summary = "Filing, scores, ranking and years of a region in one kind of form, all of one moment",
            description =
                    "Sums and departments are of one snapshot, so they agree. Who doesn't read every department's forms, as business administrators don't, sees sums and who filed, but no department's score.")
    Overview overview(
            Caller caller,
            @PathVariable String region,
            @PathVariable int year,
            @Parameter(description = "OBJECTIVE or SELF_EVALUATION") @RequestParam(defaultValue = "OBJECTIVE")
                    FormKind kind) {
        caller.require(Right.READ_SUMS, region);
        return overviews.of(region, year, kind, ReadScope.of(caller.party()).readsEveryDepartment());
    }

    @GetMapping("/{department}")
    @Operation(
            operationId = "getDepartmentOverview",
            summary = "A department's year, form by form, with its other years")
    @ApiResponse(responseCode = "404", description = "NO_SCORE: there is none the caller may see")
    DepartmentHistory department(
            Caller caller, @PathVariable String region, @PathVariable int year, @PathVariable String department) {
        return overviews
                .history(caller.readership(), region, year, department)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NO_SCORE"));
    }

    @GetMapping(value = "/{department}/indicators", params = "!format")
    @AlsoAsFile
    @Operation(
            operationId = "getYearOnYear",
            summary =
                    "A department's indicators in a year and the two before: targets, actual values and points side by side",
            description = "Of approved forms, and for those who may read the department's scores.")
    @ApiResponse(responseCode = "404", description = "NO_SCORE: there is none the caller may see")
    YearOnYear yearOnYear(
            Caller caller, @PathVariable String region, @PathVariable int year, @PathVariable String department) {
        return overviews
                .yearOnYear(caller.readership(), region, year, department)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "NO_SCORE"));
    }

    @GetMapping(value = "/{department}/indicators", params = "format")
    @Operation(hidden = true)
    ResponseEntity<byte[]> yearOnYearFile(
            Caller caller,
            @PathVariable String region,
            @PathVariable int year,
            @PathVariable String department,
            @RequestParam TableFile format,
            Locale locale) {
        var compared = yearOnYear(caller, region, year, department);
        return format.answer("indicators-%s-%d-%s".formatted(region, year, department), table.rows(compared, locale));
    }
}
