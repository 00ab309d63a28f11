package org.jixiaoflow.review.templates;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;

/** One side of a form that reviewers rate, e.g. 完整性. */
@Schema(name = "RatingDimension", description = "One side of a form that reviewers rate, e.g. 完整性.")
public record Dimension(
        @Schema(description = "Stable code, e.g. `COMPLETENESS`.")
        String code,

        @Schema(description = "Chinese name.") String name,
        @Schema(description = "English name.") String nameEn,
        @Schema(description = "What is rated of it.") List<Item> items) {

    public Dimension {
        items = List.copyOf(items);
    }

    /** What is rated on its own, with a percentage. */
    @Schema(name = "RatingItem", description = "What is rated on its own, with a percentage.")
    public record Item(
            @Schema(description = "Stable and unlike any other of its template, e.g. `CLARITY`.")
            String code,

            @Schema(description = "Chinese name.") String name,
            @Schema(description = "English name.") String nameEn,

            @Schema(description = "Given for 100 %, two decimals at most.")
            BigDecimal points,

            @Schema(description = "Rules, e.g. `V13`, whose findings speak against a full rating.")
            List<String> findings) {

        public Item {
            points = points.setScale(2);
            findings = findings == null ? List.of() : List.copyOf(findings);
        }
    }
}
