package org.jixiaoflow.review.templates;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.review.templates.TemplateUse.Forms;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.templates.Difference;
import org.jixiaoflow.support.templates.TemplateFault;
import org.jixiaoflow.support.web.Precondition;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

    private final PublishedTemplates templates;
    private final Drafts drafts;
    private final TemplateUse use;
    private final Clock clock;

    TemplateController(PublishedTemplates templates, Drafts drafts, TemplateUse use, Clock clock) {
        this.templates = templates;
        this.drafts = drafts;
        this.use = use;
        this.clock = clock;
    }

    @GetMapping
    @Operation(operationId = "listReviewTemplates", summary = "The versions in force, by id")
    List<ReviewTemplateVersion> templates(Caller caller) {
        caller.require(Right.READ_RULES);
        return templates.versions().newest();
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getReviewTemplate",
            summary = "A template's version in force",
            description = "Its ETag is the version.")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    ResponseEntity<ReviewTemplateVersion> template(
            Caller caller, @Parameter(description = "The template's id") @PathVariable String id) {
        caller.require(Right.READ_RULES);
        return tagged(templates.versions().newest(id).orElseThrow(() -> unknown(id)));
    }

    @GetMapping("/{id}/versions")
    @Operation(operationId = "listReviewTemplateVersions", summary = "A template's versions, newest first")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    List<ReviewTemplateVersion> versions(
            Caller caller, @Parameter(description = "The template's id") @PathVariable String id) {
        caller.require(Right.READ_RULES);
        var versions = new ArrayList<ReviewTemplateVersion>();
        templates.versions().of(id).forEach(version -> versions.add(0, version));
        if (versions.isEmpty()) {
            throw unknown(id);
        }
        return versions;
    }

    @GetMapping("/{id}/versions/{version}")
    @Operation(operationId = "getReviewTemplateVersion", summary = "One version of a template")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    ReviewTemplateVersion version(
            Caller caller,
            @Parameter(description = "The template's id") @PathVariable String id,
            @Parameter(description = "Which version, from 1") @PathVariable int version) {
        caller.require(Right.READ_RULES);
        return one(id, version);
    }

    private ReviewTemplateVersion one(String id, int version) {
        return templates.versions().of(id, version).orElseThrow(() -> unknown(id));
    }

    @GetMapping("/{id}/diff")
    @Operation(operationId = "compareReviewTemplateVersions", summary = "What one version changed of another")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_TEMPLATE")
    List<Difference> diff(
            Caller caller,
            @Parameter(description = "The template's id") @PathVariable String id,
            @Parameter(description = "The earlier version") @RequestParam int from,
            @Parameter(description = "The later version") @RequestParam int to) {
        caller.require(Right.READ_RULES);
        return Difference.between(one(id, from), one(id, to));
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
    @ApiResponse(responseCode = "409", description = "STALE_TEMPLATE: there is a newer version than the body names")
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
        var administrator = caller.actor(Right.PUBLISH_RULES);
        templates.versions().newest(id).ifPresent(template -> requireRegion(caller, template));
        requireRegion(caller, changed);
        var seen = Precondition.of(ifMatch, (long) changed.getVersion());
        var next = drafts.next(id, changed);
        if (next.getVersion() != changed.getVersion() + 1) {
            throw stale(seen, next.getVersion() - 1);
        }
        drafts.require(next, locale);
        var signed = ReviewTemplateVersion.newBuilder(next)
                .setPublishedBy(administrator)
                .setPublishedAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .build();
        var published = templates.publish(signed);
        if (!published.equals(signed)) {
            throw stale(seen, published.getVersion());
        }
        return tagged(published);
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
        caller.require(Right.READ_RULES);
        return drafts.faults(drafts.next(id, changed), locale);
    }

    /** A template that names no region is for every one. */
    private static void requireRegion(Caller caller, ReviewTemplateVersion template) {
        var region = template.getRegionCode();
        if (region != null) {
            caller.require(Right.PUBLISH_RULES, region);
        } else if (!caller.regions().coverEvery()) {
            throw new Problem(HttpStatus.FORBIDDEN, "NOT_YOUR_REGION").saying("problem.every-region");
        }
    }

    private static ResponseEntity<ReviewTemplateVersion> tagged(ReviewTemplateVersion version) {
        return ResponseEntity.ok().eTag(String.valueOf(version.getVersion())).body(version);
    }

    private static Problem stale(Precondition seen, int newest) {
        return new Problem(seen.failed(), "STALE_TEMPLATE", newest)
                .at(seen.inHeader() ? HttpHeaders.IF_MATCH : "/version");
    }

    private static Problem unknown(String id) {
        return new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_TEMPLATE", id);
    }
}
