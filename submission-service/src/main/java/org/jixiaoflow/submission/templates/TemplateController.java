package org.jixiaoflow.submission.templates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.jixiaoflow.support.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/validation-templates")
@Tag(name = "validation-templates", description = "What forms are held to")
class TemplateController {

    private final ValidationTemplates templates;

    TemplateController(ValidationTemplates templates) {
        this.templates = templates;
    }

    @GetMapping
    @Operation(
            operationId = "getValidationTemplate",
            summary = "What a region's forms of a year are held to: levels, points, scales",
            description =
                    "The template that validation takes. Without region or year the one for every region or year.")
    TemplateView template(
            Caller caller,
            @Parameter(description = "行政区划代码") @RequestParam(required = false) @Nullable String region,
            @Parameter(description = "Budget year") @RequestParam(required = false) @Nullable Integer year) {
        caller.require(Right.READ_RULES);
        if (region != null) {
            caller.require(Right.READ_RULES, region);
        }
        return TemplateView.of(templates.of(region, year));
    }
}
