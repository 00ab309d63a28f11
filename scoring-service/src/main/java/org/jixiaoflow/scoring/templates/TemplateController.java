package org.jixiaoflow.scoring.templates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.templates.TemplateDesk;
import org.jixiaoflow.support.templates.TemplateFault;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Scoring templates to read, and for business administrators to change. */
@RestController
@RequestMapping("/api/v1/templates")
@Tag(name = "templates", description = "How forms are scored")
@ApiResponse(responseCode = "200", description = "Found")
class TemplateController {

    private final TemplateDesk<ScoringTemplate, TemplateVersions> desk;

    TemplateController(TemplateDesk<ScoringTemplate, TemplateVersions> desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(operationId = "listTemplates", summary = "The versions in force, by id")
    List<ScoringTemplate> templates(Caller caller) {
        return desk.inForce(caller);
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getTemplate",
            summary = "A template's version in force",
            description = "Its ETag is the version.")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    ResponseEntity<ScoringTemplate> template(
            Caller caller, @Parameter(description = "The template's id") @PathVariable String id) {
        return desk.tagged(desk.newest(caller, id));
    }

    @GetMapping("/{id}/versions")
    @Operation(operationId = "listTemplateVersions", summary = "A template's versions, newest first")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    List<ScoringTemplate> versions(
            Caller caller, @Parameter(description = "The template's id") @PathVariable String id) {
        return desk.versions(caller, id);
    }

    @GetMapping("/{id}/versions/{version}")
    @Operation(operationId = "getTemplateVersion", summary = "One version of a template")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    ScoringTemplate version(
            Caller caller,
            @Parameter(description = "The template's id") @PathVariable String id,
            @Parameter(description = "Which version, from 1") @PathVariable int version) {
        return desk.version(caller, id, version);
    }

    @PutMapping("/{id}")
    @Operation(
            operationId = "publishTemplate",
            summary = "Publishes a template's next version",
            description =
                    "Takes what GET answered, changed, with the reason: If-Match, or `version`, is the one it was made from, 0 of a new"
                            + " template. Forms the new version applies to are scored again, as new versions of their scores.")
    @ApiResponse(responseCode = "200", description = "The version published; its number is the ETag")
    @ApiResponse(
            responseCode = "400",
            description = "INVALID_IF_MATCH; VERSIONS_DISAGREE: If-Match and the body name different ones")
    @ApiResponse(
            responseCode = "403",
            description =
                    "FORBIDDEN: the caller is no business administrator; NOT_YOUR_REGION: forms it applies to are of other regions too")
    @ApiResponse(responseCode = "409", description = "STALE_TEMPLATE: there is a newer version than the body names")
    @ApiResponse(responseCode = "412", description = "STALE_TEMPLATE: there is a newer version than If-Match names")
    @ApiResponse(responseCode = "422", description = "INVALID_TEMPLATE, with every fault and where it is")
    ResponseEntity<ScoringTemplate> publish(
            Caller caller,
            @Parameter(description = "The template's id") @PathVariable String id,
            @Parameter(description = "ETag of the version it was made from; \"0\" of a new template")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @RequestBody ScoringTemplate changed,
            Locale locale) {
        return desk.tagged(desk.publish(caller, id, changed, ifMatch, locale));
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
        return desk.faults(caller, id, changed, locale);
    }
}
