package org.jixiaoflow.review.templates;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jixiaoflow.schemas.Finding;

/** What an item might be rated, and why. Nobody is bound to it: the reviewer decides. */
@Schema(description = "What an item might be rated by what validation found; the reviewer decides.")
public record SuggestedRating(
        @Schema(description = "Code of the item.") String item,
        @Schema(description = "In steps of 5.") BigDecimal percent,

        @Schema(description = "The same in points, of those the item gives.")
        BigDecimal points,

        @Schema(description = "What speaks against more; none for 100 %.")
        List<Finding> findings) {

    public SuggestedRating {
        findings = List.copyOf(findings);
    }
}
