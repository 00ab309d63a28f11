package org.jixiaoflow.scoring.templates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.templates.TemplateFault;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Scoring templates to read, and for business administrators to change. */
@RestController
@RequestMapping("/api/v1/templates")
@Tag(name = "templates", description = "How forms are scored")
@ApiResponse(responseCode = "200", description = "Found")
class TemplateController {

    private final ScoringTemplates templates;
    private final Drafts drafts;

    TemplateController(ScoringTemplates templates, Drafts drafts) {
        this.templates = templates;
        this.drafts = drafts;
    }

    @GetMapping
    @Operation(operationId = "listTemplates", summary = "The versions in force, by id")
    Collection<ScoringTemplate> templates(Caller caller) {
        caller.require(Right.READ_RULES);
        return templates.versions().newest();
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getTemplate", summary = "A template's version in force")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    ScoringTemplate template(Caller caller, @Parameter(description = "The template's id") @PathVariable String id) {
        caller.require(Right.READ_RULES);
        return templates.versions().newest(id).orElseThrow(() -> unknown(id));
    }

    @GetMapping("/{id}/versions")
    @Operation(operationId = "listTemplateVersions", summary = "A template's versions, newest first")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    List<ScoringTemplate> versions(
            Caller caller, @Parameter(description = "The template's id") @PathVariable String id) {
        caller.require(Right.READ_RULES);
        var versions = new ArrayList<ScoringTemplate>();
        templates.versions().of(id).forEach(version -> versions.add(0, version));
        if (versions.isEmpty()) {
            throw unknown(id);
        }
        return versions;
    }

    @GetMapping("/{id}/versions/{version}")
    @Operation(operationId = "getTemplateVersion", summary = "One version of a template")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    ScoringTemplate version(
            Caller caller,
            @Parameter(description = "The template's id") @PathVariable String id,
            @Parameter(description = "Which version, from 1") @PathVariable int version) {
        caller.require(Right.READ_RULES);
        return templates.versions().of(id, version).orElseThrow(() -> unknown(id));
    }

    @PutMapping("/{id}")
    @Operation(
            operationId = "publishTemplate",
            summary = "Publishes a template's next version",
            description =
                    "Takes what GET answered, changed: `version` is the one it was made from, 0 of a new template. Forms the new"
                            + " version applies to are scored again, as new versions of their scores.")
    @ApiResponse(responseCode = "200", description = "The version published")
    @ApiResponse(
            responseCode = "403",
            description =
                    "FORBIDDEN: the caller is no business administrator; NOT_YOUR_REGION: forms it applies to are of other regions too")
    @ApiResponse(responseCode = "409", description = "STALE_TEMPLATE: there is a newer version")
    @ApiResponse(responseCode = "422", description = "INVALID_TEMPLATE, with every fault and where it is")
    ScoringTemplate publish(
            Caller caller,
            @Parameter(description = "The template's id") @PathVariable String id,
            @RequestBody ScoringTemplate changed,
            Locale locale) {
        var administrator = caller.actor(Right.PUBLISH_RULES);
        templates.versions().newest(id).ifPresent(template -> requireRegion(caller, template));
        requireRegion(caller, changed);
        var next = ScoringTemplate.newBuilder(drafts.of(id, changed, locale).next())
                .setPublishedBy(administrator)
                .setPublishedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
        var published = templates.publish(next);
        if (!published.equals(next)) {
            throw Drafts.stale(published.getVersion());
        }
        return published;
    }

    @PostMapping("/{id}/faults")
    @Operation(
            operationId = "checkTemplate",
            summary = "What a template would be refused for, were it published; nothing is stored")
    List<TemplateFault> faults(
            Caller caller,
            @Parameter(description = "The template's id") @PathVariable String id,
            @RequestBody ScoringTemplate changed,
            Locale locale) {
        caller.require(Right.READ_RULES);
        return drafts.faults(id, changed, locale);
    }

    /** A template that names no region applies to every one. */
    private static void requireRegion(Caller caller, ScoringTemplate template) {
        var region = template.getRegionCode();
        if (region != null) {
            caller.require(Right.PUBLISH_RULES, region);
        } else if (!caller.regions().coverEvery()) {
            throw new Problem(HttpStatus.FORBIDDEN, "NOT_YOUR_REGION").saying("problem.every-region");
        }
    }

    private static Problem unknown(String id) {
        return new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_TEMPLATE", id);
    }
}
