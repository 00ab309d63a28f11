package org.jixiaoflow.review.disclosure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.support.command.FormIds;
import org.jixiaoflow.support.security.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/publications")
@Tag(name = "publications", description = "What is public and what may be; decisions PUBLISH and WITHHOLD say so")
class PublicationController {

    private final Candidates candidates;

    PublicationController(Candidates candidates) {
        this.candidates = candidates;
    }

    @GetMapping("/{region}/{year}")
    @Operation(
            operationId = "listPublications",
            summary = "Forms of a region's year that are public or were, or are approved and may be")
    List<Candidate> list(Caller caller, @PathVariable String region, @PathVariable int year) {
        caller.require(Right.PUBLISH_FORMS, region);
        return candidates.of(region, year);
    }

    @GetMapping("/forms/{formId}")
    @Operation(
            operationId = "getPublication",
            summary = "What the public would read of an approved form, and when what was published and withheld")
    Candidates.Sheet sheet(Caller caller, @PathVariable String formId) {
        var form = FormIds.parse(formId);
        caller.require(Right.PUBLISH_FORMS, form.regionCode());
        return candidates.find(form).orElseThrow(() -> FormIds.unknown(form));
    }
}
