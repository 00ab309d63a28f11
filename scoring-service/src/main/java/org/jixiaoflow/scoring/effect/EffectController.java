package org.jixiaoflow.scoring.effect;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.scoring.templates.Drafts;
import org.jixiaoflow.support.security.Caller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What a template would change, before anybody publishes it. */
@RestController
@Tag(name = "templates")
class EffectController {

    private final Drafts drafts;
    private final Effects effects;

    EffectController(Drafts drafts, Effects effects) {
        this.drafts = drafts;
        this.effects = effects;
    }

    @PostMapping("/api/v1/templates/{id}/effect")
    @Operation(
            operationId = "getTemplateEffect",
            summary = "What publishing a template's next version would do to scores; nothing is stored",
            description =
                    "Takes what publishing takes. Counts and sums are for whoever sees sums, business administrators among them; departments and forms"
                            + " one by one for whoever reads their scores. Counted are forms of the caller's regions.")
    @ApiResponse(
            responseCode = "200",
            description = "The forms that would be scored anew, as they are and as they would be")
    @ApiResponse(
            responseCode = "403",
            description = "FORBIDDEN: the caller sees no sums; NOT_YOUR_REGION: the template is for another region")
    @ApiResponse(responseCode = "409", description = "STALE_TEMPLATE: there is a newer version")
    @ApiResponse(responseCode = "422", description = "INVALID_TEMPLATE, with every fault and where it is")
    TemplateEffect effect(
            Caller caller,
            @Parameter(description = "The template's id") @PathVariable String id,
            @RequestBody ScoringTemplate changed,
            Locale locale) {
        caller.require(Right.READ_SUMS);
        if (changed.getRegionCode() != null) {
            caller.require(Right.READ_SUMS, changed.getRegionCode());
        }
        var readScope = ReadScope.of(caller.party());
        return effects.of(drafts.of(id, changed, locale), caller.regions(), readScope.readsEveryDepartment());
    }
}
