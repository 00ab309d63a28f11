package org.jixiaoflow.scoring.dashboard;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Objects;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.scoring.scorecard.Scorecard;
import org.jixiaoflow.scoring.scorecard.Scored;
import org.jixiaoflow.scoring.templates.ScoringTemplates;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a form would score. */
@RestController
@Tag(name = "scores")
class WhatIfController {

    private final ScoringTemplates templates;

    WhatIfController(ScoringTemplates templates) {
        this.templates = templates;
    }

    @PostMapping("/api/v1/what-if")
    @Operation(
            operationId = "scoreWhatIf",
            summary = "Scores a self-evaluation, or several units' as one, under any template; nothing is stored")
    @ApiResponse(responseCode = "200", description = "The score with every row explained")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    @ApiResponse(responseCode = "422", description = "CONTENT_OR_UNITS: exactly one of the two is needed")
    Scored whatIf(Caller caller, @Valid @RequestBody WhatIf asked) {
        caller.require(Right.READ_RULES);
        if (asked.region() != null) {
            caller.require(Right.READ_RULES, asked.region());
        }
        var template = template(asked);
        if ((asked.content() == null) == (asked.units() == null)) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "CONTENT_OR_UNITS").at("/content");
        }
        if (asked.units() != null) {
            return Scorecard.together(asked.units(), asked.year(), template);
        }
        var reviewed = Objects.requireNonNullElse(asked.reviewedRows(), List.<ReviewedRow>of());
        return Scorecard.achieved(Objects.requireNonNull(asked.content()), reviewed, asked.year(), template);
    }

    private ScoringTemplate template(WhatIf asked) {
        var id = asked.template();
        return id == null
                ? templates
                        .versions()
                        .applying(
                                Objects.requireNonNullElse(asked.region(), ""), asked.year(), FormKind.SELF_EVALUATION)
                : templates
                        .versions()
                        .newest(id)
                        .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_TEMPLATE", id));
    }
}
