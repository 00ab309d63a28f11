package org.jixiaoflow.review.library;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.support.openapi.AlsoAsFile;
import org.jixiaoflow.support.projection.Projections;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.Page;
import org.jixiaoflow.support.web.Paging;
import org.jixiaoflow.support.web.TableFile;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/indicators/{region}")
@Tag(name = "library", description = "指标库: which indicators departments use, and which of them the bureau recommends")
class LibraryController {

    private final CountedLibrary library;
    private final Recommendations recommendations;
    private final Projections projections;
    private final LibraryTable table;

    LibraryController(
            CountedLibrary library, Recommendations recommendations, Projections projections, LibraryTable table) {
        this.library = library;
        this.recommendations = recommendations;
        this.projections = projections;
        this.table = table;
    }

    @GetMapping(params = "!format")
    @AlsoAsFile
    @Operation(
            operationId = "listIndicators",
            summary =
                    "Indicators of a region's approved objectives of all years, those that are recommended first, then by how often they are used",
            description = "Names that differ in spaces, punctuation, width or case only are one indicator.")
    Page<LibraryIndicator> list(
            Caller caller,
            @PathVariable String region,
            @Valid @ParameterObject LibraryFilter filter,
            @Valid @ParameterObject Paging paging) {
        var found = found(caller, region, filter);
        return Page.of(found, paging, projections.asOf(IndicatorView.NAME).time());
    }

    @GetMapping(params = "format")
    @Operation(hidden = true)
    ResponseEntity<byte[]> file(
            Caller caller,
            @PathVariable String region,
            @Valid @ParameterObject LibraryFilter filter,
            @RequestParam TableFile format,
            Locale locale) {
        return format.answer("indicators-" + region, table.rows(found(caller, region, filter), locale));
    }

    private List<LibraryIndicator> found(Caller caller, String region, LibraryFilter filter) {
        caller.require(Right.READ_INDICATORS, region);
        return library.of(region).stream().filter(filter::has).toList();
    }

    @PutMapping("/recommended")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "recommendIndicator",
            summary = "推荐: says that the bureau recommends an indicator, or no longer does",
            description =
                    "Done once more it changes nothing. Who said what when is kept on the topic exemplary-indicators.")
    @ApiResponse(responseCode = "204", description = "It is so")
    @ApiResponse(responseCode = "404", description = "UNKNOWN_INDICATOR: no approved objective has it")
    void recommend(Caller caller, @PathVariable String region, @Valid @RequestBody Recommended recommended) {
        caller.require(Right.MARK_INDICATORS, region);
        recommendations.say(
                region,
                recommended.name().strip(),
                recommended.recommended(),
                recommended.recommended() ? recommended.reason() : null,
                caller.actor(Right.MARK_INDICATORS));
    }

    /** Whether an indicator is recommended. */
    @Schema(name = "RecommendationRequest", description = "Whether an indicator is recommended.")
    record Recommended(
            @Schema(description = "Its name, however written.") @NotBlank @Size(max = 2000) String name,

            @Schema(description = "Whether it is, from now on.") @NotNull Boolean recommended,

            @Schema(description = "Why, for those who look for indicators.") @Nullable @Size(max = 400) String reason) {}
}
