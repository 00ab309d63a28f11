package org.jixiaoflow.submission.portals;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which portals file in a region, for administrators, none of whom reads a form here. */
@RestController
@RequestMapping("/api/v1/portals/{region}")
@Tag(name = "portals", description = "Upstream portals, their credentials and their traffic")
@ApiResponse(responseCode = "200", description = "Found")
@ApiResponse(
        responseCode = "403",
        description = "FORBIDDEN: administrators of each kind and auditors look at portals; NOT_YOUR_REGION")
class PortalController {

    private final Portals portals;

    PortalController(Portals portals) {
        this.portals = portals;
    }

    @GetMapping
    @Operation(
            operationId = "listPortals",
            summary =
                    "A region's portals by id: for whom each speaks, how old its credential is, and what came of what it sent",
            description =
                    "Those that are registered for the region, those that filed there over REST, and whoever sent something to a portal's topic without being registered.")
    Page<KnownPortal> list(Caller caller, @PathVariable String region, @ParameterObject @Valid Paging paging) {
        caller.require(Right.LOOK_AT_PORTALS, region);
        return Page.of(portals.of(region), paging, portals.asOf());
    }

    @GetMapping("/{id}/refusals")
    @Operation(
            operationId = "listPortalRefusals",
            summary = "What a portal sent that never became a command, newest first",
            description =
                    "About forms of the region, and what names no form that could be read. With the reasons, and nothing that stood on a form. Nothing of a portal that nobody knows.")
    Page<PortalRefusal> refusals(
            Caller caller,
            @PathVariable String region,
            @Parameter(description = "The portal's id") @PathVariable String id,
            @ParameterObject @Valid Paging paging) {
        caller.require(Right.LOOK_AT_PORTALS, region);
        return portals.refusals(id, region, paging);
    }
}
