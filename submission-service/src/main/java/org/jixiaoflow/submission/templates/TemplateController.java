package org.jixiaoflow.submission.templates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.ValidationTemplateVersion;
import org.jixiaoflow.submission.validation.ValidationTemplates;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.templates.Difference;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Validation templates to read, and for business administrators to change. */
@RestController
@RequestMapping("/api/v1/validation-templates")
@Tag(name = "validation-templates", description = "What forms are held to")
@ApiResponse(responseCode = "200", description = "OK")
class TemplateController {

    private final ValidationTemplates templates;
    private final TemplateDesk<ValidationTemplateVersion, TemplateVersions> desk;

    TemplateController(ValidationTemplates templates, TemplateDesk<ValidationTemplateVersion, TemplateVersions> desk) {
        this.templates = templates;
        this.desk = desk;
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

    @GetMapping("/in-force")
    @Operation(operationId = "listValidationTemplates", summary = "The versions in force, by id")
    List<ValidationTemplateVersion> inForce(Caller caller) {
        return desk.inForce(caller);
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getValidationTemplateInForce",
            summary = "A template's version in force",
            description = "Its ETag is the version.")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    ResponseEntity<ValidationTemplateVersion> template(
            Caller caller, @Parameter(description = "The template's id") @PathVariable String id) {
        return desk.tagged(desk.newest(caller, id));
    }

    @GetMapping("/{id}/versions")
    @Operation(operationId = "listValidationTemplateVersions", summary = "A template's versions, newest first")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    List<ValidationTemplateVersion> versions(
            Caller caller, @Parameter(description = "The template's id") @PathVariable String id) {
        return desk.versions(caller, id);
    }

    @GetMapping("/{id}/versions/{version}")
    @Operation(operationId = "getValidationTemplateVersion", summary = "One version of a template")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    ValidationTemplateVersion version(
            Caller caller,
            @Parameter(description = "The template's id") @PathVariable String id,
            @Parameter(description = "Which version, from 1") @PathVariable int version) {
        return desk.version(caller, id, version);
    }

    @GetMapping("/{id}/diff")
    @Operation(operationId = "compareValidationTemplateVersions", summary = "What one version changed of another")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    List<Difference> diff(
            Caller caller,
            @Parameter(description = "The template's id") @PathVariable String id,
            @Parameter(description = "The earlier version") @RequestParam int from,
            @Parameter(description = "The later version") @RequestParam int to) {
        return desk.differences(caller, id, from, to);
    }

    @PutMapping("/{id}")
    @Operation(
            operationId = "publishValidationTemplate",
            summary = "Publishes a template's next version",
            description =
                    "Takes what GET answered, changed, with the reason: If-Match, or `version`, is the one it was made from, 0 of a new"
                            + " template. What was submitted keeps its findings and the version they are by; whatever is saved or submitted from now"
                            + " on is held to this one.")
    @ApiResponse(responseCode = "200", description = "The version published; its number is the ETag")
    @ApiResponse(
            responseCode = "400",
            description = "INVALID_IF_MATCH; VERSIONS_DISAGREE: If-Match and the body name different ones")
    @ApiResponse(
            responseCode = "403",
            description =
                    "FORBIDDEN: the caller is no business administrator; NOT_YOUR_REGION: it is for forms of other regions too")
    @ApiResponse(
            responseCode = "409",
            description =
                    "STALE_TEMPLATE: there is a newer version than the body names; SAME_FORMS: at the same moment another template got its forms")
    @ApiResponse(responseCode = "412", description = "STALE_TEMPLATE: there is a newer version than If-Match names")
    @ApiResponse(responseCode = "422", description = "INVALID_TEMPLATE, with every fault and where it is")
    ResponseEntity<ValidationTemplateVersion> publish(
            Caller caller,
            @Parameter(description = "The template's id") @PathVariable String id,
            @Parameter(description = "ETag of the version it was made from; \"0\" of a new template")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @RequestBody ValidationTemplateVersion changed,
            Locale locale) {
        return desk.tagged(desk.publish(caller, id, changed, ifMatch, locale));
    }

    @PostMapping("/{id}/faults")
    @Operation(
            operationId = "checkValidationTemplate",
            summary = "What a template would be refused for, were it published; nothing is stored")
    List<TemplateFault> faults(
            Caller caller,
            @Parameter(description = "The template's id") @PathVariable String id,
            @RequestBody ValidationTemplateVersion changed,
            Locale locale) {
        return desk.faults(caller, id, changed, locale);
    }
}
