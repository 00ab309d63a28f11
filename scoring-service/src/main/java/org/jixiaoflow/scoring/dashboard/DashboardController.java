package org.jixiaoflow.scoring.dashboard;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.ScoreChange;
import org.jixiaoflow.schemas.ScoreSummary;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What dashboards read. Every answer says what time it reflects. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "scores", description = "Scores of approved forms")
@ApiResponse(responseCode = "200", description = "Found")
@ApiResponse(responseCode = "403", description = "FORBIDDEN: the caller's role reads no scores")
@ApiResponse(responseCode = "404", description = "NO_SCORE: there is none the caller may see")
class DashboardController {

    private final Scores scores;
    private final ScoreTables tables;

    DashboardController(Scores scores, ScoreTables tables) {
        this.scores = scores;
        this.tables = tables;
    }

    @GetMapping(value = "/scores", params = "!format")
    @AlsoAsFile
    @Operation(operationId = "listScores", summary = "Scores of forms, highest total first; a department sees its own")
    Page<ScoreRow> scores(
            Caller caller, @ParameterObject @Valid ScoreFilter filter, @ParameterObject @Valid Paging paging) {
        return scores.list(caller.readership(), filter, paging);
    }

    @GetMapping(value = "/scores", params = "format")
    @Operation(hidden = true)
    ResponseEntity<byte[]> file(
            Caller caller, @ParameterObject @Valid ScoreFilter filter, @RequestParam TableFile format, Locale locale) {
        return format.answer("scores", tables.scores(scores.all(caller.readership(), filter), locale));
    }

    @GetMapping("/scores/{formId}")
    @Operation(operationId = "getScore", summary = "A form's score with every part explained")
    ResponseEntity<Snapshot<FormScore>> score(Caller caller, @PathVariable String formId) {
        var found = scores.form(caller.readership(), formId).orElseThrow(DashboardController::none);
        return ResponseEntity.ok()
                .eTag("%d-%d"
                        .formatted(found.value().getVersion(), found.value().getTemplateVersion()))
                .body(found);
    }

    @GetMapping("/scores/{formId}/history")
    @Operation(
            operationId = "getScoreHistory",
            summary = "Every score a form ever had with the reason it changed, newest first")
    Snapshot<List<ScoreChange>> history(Caller caller, @PathVariable String formId) {
        var history = scores.history(caller.readership(), formId);
        if (history.value().isEmpty()) {
            throw none();
        }
        return history;
    }

    @GetMapping(value = "/departments/{region}/{year}", params = "!format")
    @AlsoAsFile
    @Operation(
            operationId = "listDepartmentScores",
            summary =
                    "Ranking: departments of a region's year, highest mean first; with `kind` by the mean of such forms")
    Page<DepartmentScore> ranking(
            Caller caller,
            @PathVariable String region,
            @PathVariable int year,
            @RequestParam(required = false) @Nullable FormKind kind,
            @ParameterObject @Valid Paging paging) {
        return scores.ranking(caller.readership(), region, year, kind, paging);
    }

    @GetMapping(value = "/departments/{region}/{year}", params = "format")
    @Operation(hidden = true)
    ResponseEntity<byte[]> rankingFile(
            Caller caller,
            @PathVariable String region,
            @PathVariable int year,
            @RequestParam(required = false) @Nullable FormKind kind,
            @RequestParam TableFile format,
            Locale locale) {
        var departments = scores.ranking(caller.readership(), region, year, kind);
        return format.answer("departments-%s-%d".formatted(region, year), tables.ranking(departments, kind, locale));
    }

    @GetMapping("/departments/{region}/{year}/{department}")
    @Operation(operationId = "getDepartmentScore", summary = "A department's score, form by form")
    Snapshot<DepartmentScore> department(
            Caller caller, @PathVariable String region, @PathVariable int year, @PathVariable String department) {
        return scores.department(caller.readership(), region, year, department).orElseThrow(DashboardController::none);
    }

    @GetMapping(value = "/summaries/{region}/{year}", params = "!format")
    @AlsoAsFile
    @Operation(
            operationId = "getScoreSummary",
            summary =
                    "A region's year: counts by grade, sum, mean, lowest and highest, by kind of form, and by 一级指标 below that")
    Snapshot<ScoreSummary> summary(Caller caller, @PathVariable String region, @PathVariable int year) {
        caller.require(Right.READ_SUMS, region);
        return scores.summary(region, year).orElseThrow(DashboardController::none);
    }

    @GetMapping(value = "/summaries/{region}/{year}", params = "format")
    @Operation(hidden = true)
    ResponseEntity<byte[]> summaryFile(
            Caller caller,
            @PathVariable String region,
            @PathVariable int year,
            @RequestParam TableFile format,
            Locale locale) {
        var summary = summary(caller, region, year).value();
        return format.answer("summary-%s-%d".formatted(region, year), tables.summary(summary, locale));
    }

    private static Problem none() {
        return new Problem(HttpStatus.NOT_FOUND, "NO_SCORE");
    }
}
