package org.jixiaoflow.scoring.dashboard;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.ScoreChange;
import org.jixiaoflow.schemas.ScoreSummary;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jixiaoflow.support.web.Problem;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.MessageSource;
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
    private final MessageSource messages;

    DashboardController(Scores scores, MessageSource messages) {
        this.scores = scores;
        this.messages = messages;
    }

    @GetMapping(value = "/scores", params = "!format")
    @Operation(summary = "Scores of forms, highest total first; a department sees its own")
    Page<ScoreRow> scores(
            Caller caller, @ParameterObject @Valid ScoreFilter filter, @ParameterObject @Valid Paging paging) {
        return scores.list(caller.readership(), filter, paging);
    }

    @GetMapping(value = "/scores", params = "format")
    @Operation(
            summary =
                    "Scores of forms, highest total first; a department sees its own. With `format` all of them as a file")
    ResponseEntity<byte[]> file(
            Caller caller, @ParameterObject @Valid ScoreFilter filter, @RequestParam TableFile format, Locale locale) {
        var rows = new ArrayList<List<Object>>();
        rows.add(header(locale, "form", "department", "code", "year", "kind", "total", "grade"));
        scores.all(caller.readership(), filter)
                .forEach(score -> rows.add(List.of(
                        score.formId(),
                        Objects.requireNonNullElse(score.departmentName(), ""),
                        score.departmentCode(),
                        String.valueOf(score.year()),
                        score.kind(),
                        score.total(),
                        messages.getMessage("grade." + score.grade(), null, locale))));
        return format.answer("scores", rows);
    }

    private List<Object> header(Locale locale, String... columns) {
        return Stream.of(columns)
                .<Object>map(column -> messages.getMessage("column." + column, null, locale))
                .toList();
    }

    @GetMapping("/scores/{formId}")
    @Operation(summary = "A form's score with every part explained")
    ResponseEntity<Reflected<FormScore>> score(Caller caller, @PathVariable String formId) {
        var found = scores.form(caller.readership(), formId).orElseThrow(DashboardController::none);
        return ResponseEntity.ok()
                .eTag("%d-%d"
                        .formatted(found.value().getVersion(), found.value().getTemplateVersion()))
                .body(found);
    }

    @GetMapping("/scores/{formId}/history")
    @Operation(summary = "Every score a form ever had with the reason it changed, newest first")
    Reflected<List<ScoreChange>> history(Caller caller, @PathVariable String formId) {
        var history = scores.history(caller.readership(), formId);
        if (history.value().isEmpty()) {
            throw none();
        }
        return history;
    }

    @GetMapping("/departments/{region}/{year}")
    @Operation(summary = "Ranking: departments of a region's year, highest mean first")
    Page<DepartmentScore> ranking(
            Caller caller, @PathVariable String region, @PathVariable int year, @ParameterObject @Valid Paging paging) {
        return scores.ranking(caller.readership(), region, year, paging);
    }

    @GetMapping("/departments/{region}/{year}/{department}")
    @Operation(summary = "A department's score, form by form")
    Reflected<DepartmentScore> department(
            Caller caller, @PathVariable String region, @PathVariable int year, @PathVariable String department) {
        return scores.department(caller.readership(), region, year, department).orElseThrow(DashboardController::none);
    }

    @GetMapping("/summaries/{region}/{year}")
    @Operation(summary = "A region's year: counts by grade, sum, mean, lowest and highest")
    Reflected<ScoreSummary> summary(Caller caller, @PathVariable String region, @PathVariable int year) {
        caller.readership();
        return scores.summary(region, year).orElseThrow(DashboardController::none);
    }

    private static Problem none() {
        return new Problem(HttpStatus.NOT_FOUND, "NO_SCORE");
    }
}
