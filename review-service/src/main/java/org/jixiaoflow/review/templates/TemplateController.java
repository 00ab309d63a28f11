package org.jixiaoflow.review.templates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.review.templates.TemplateUse.Forms;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
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

/** Review templates to read, and for business administrators to change. */
@RestController
@RequestMapping("/api/v1/review-templates")
@Tag(name = "review-templates", description = "Which way forms take, and what is rated of them")
@ApiResponse(responseCode = "200", description = "Found")
class TemplateController {

    private final TemplateDesk<ReviewTemplateVersion, TemplateVersions> desk;
    private final TemplateUse use;

    TemplateController(TemplateDesk<ReviewTemplateVersion, TemplateVersions> desk, TemplateUse use) {
        this.desk = desk;
        this.use = use;
    }

    @GetMapping
    @Operation(operationId = "listReviewTemplates", summary = "The versions in force, by id")
    List<ReviewTemplateVersion> templates(Caller caller) {
        return desk.inForce(caller);
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getReviewTemplate",
            summary = "A template's version in force",
            description = "Its ETag is the version.")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    ResponseEntity<ReviewTemplateVersion> template(
            Caller caller, @Parameter(description = "The template's id") @PathVariable String id) {
        return desk.tagged(desk.newest(caller, id));
    }

    @GetMapping("/{id}/versions")
    @Operation(operationId = "listReviewTemplateVersions", summary = "A template's versions, newest first")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    List<ReviewTemplateVersion> versions(
            Caller caller, @Parameter(description = "The template's id") @PathVariable String id) {
        return desk.versions(caller, id);
    }

    @GetMapping("/{id}/versions/{version}")
    @Operation(operationId = "getReviewTemplateVersion", summary = "One version of a template")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    ReviewTemplateVersion version(
            Caller caller,
            @Parameter(description = "The template's id") @PathVariable String id,
            @Parameter(description = "Which version, from 1") @PathVariable int version) {
        return desk.version(caller, id, version);
    }

    @GetMapping("/{id}/diff")
    @Operation(operationId = "compareReviewTemplateVersions", summary = "What one version changed of another")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    List<Difference> diff(
            Caller caller,
            @Parameter(description = "The template's id") @PathVariable String id,
            @Parameter(description = "The earlier version") @RequestParam int from,
            @Parameter(description = "The later version") @RequestParam int to) {
        return desk.differences(caller, id, from, to);
    }

    @GetMapping("/{id}/forms")
    @Operation(
            operationId = "countFormsUnderReviewTemplate",
            summary = "How many forms of the caller's regions were submitted under which version, newest first",
            description = "They keep it. Drafts that were never submitted take the version in force when they are.")
    List<Forms> forms(Caller caller, @Parameter(description = "The template's id") @PathVariable String id) {
        caller.require(Right.READ_SUMS);
        return use.of(id, caller.regions());
    }

    @PutMapping("/{id}")
    @Operation(
            operationId = "publishReviewTemplate",
            summary = "Publishes a template's next version",
            description =
                    "Takes what GET answered, changed, with the reason: If-Match, or `version`, is the one it was made from, 0 of a new"
                            + " template. Forms that were submitted keep the version they were submitted under; those submitted from now on take this one.")
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
    ResponseEntity<ReviewTemplateVersion> publish(
            Caller caller,
            @Parameter(description = "The template's id") @PathVariable String id,
            @Parameter(description = "ETag of the version it was made from; \"0\" of a new template")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @RequestBody ReviewTemplateVersion changed,
            Locale locale) {
        return desk.tagged(desk.publish(caller, id, changed, ifMatch, locale));
    }

    @PostMapping("/{id}/faults")
    @Operation(
            operationId = "checkReviewTemplate",
            summary = "What a template would be refused for, were it published; nothing is stored")
    List<TemplateFault> faults(
            Caller caller,
            @Parameter(description = "The template's id") @PathVariable String id,
            @RequestBody ReviewTemplateVersion changed,
            Locale locale) {
        return desk.faults(caller, id, changed, locale);
    }
}
