package org.jixiaoflow.support.projection;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The service's views: how far each has come, and filling one again from its topic. */
@RestController
@RequestMapping("/api/v1/views")
@Tag(name = "views")
@ApiResponse(responseCode = "200", description = "Done")
@ApiResponse(responseCode = "403", description = "FORBIDDEN: operators act, auditors look on")
class ViewController {

    private final Projections projections;

    ViewController(Projections projections) {
        this.projections = projections;
    }

    @GetMapping
    @Operation(operationId = "listViews", summary = "Every view of this service, with where it stands in its topic")
    List<ViewState> list(Caller caller) {
        caller.require(Right.LOOK_AT_VIEWS);
        return projections.states();
    }

    @PostMapping("/{name}/rebuild")
    @Operation(
            operationId = "rebuildView",
            summary = "Empties a view, which is then filled again from the beginning of its topic",
            description =
                    "Answers at once; the list tells how far it is. What the topic no longer holds is not there afterwards. Asked again, it begins again.")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_VIEW")
    ViewState rebuild(
            Caller caller, @Parameter(description = "The view's name, as in the list") @PathVariable String name) {
        caller.require(Right.REBUILD_VIEWS);
        return projections.rebuild(name).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_VIEW", name));
    }
}
