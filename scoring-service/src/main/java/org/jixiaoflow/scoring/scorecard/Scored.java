package org.jixiaoflow.scoring.scorecard;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.NormalisedWeight;
import org.jixiaoflow.schemas.ScorePart;

/** A score with its explanation, of whatever form. */
@Schema(description = "A score with its explanation, of whatever form.")
public record Scored(
        @Schema(description = "As its parts add up, 100 at most; what there is, if it is incomplete.")
        BigDecimal total,

        @Schema(description = "The grade that total gets.") Grade grade,

        @Schema(description = "Whether a part has no points yet.")
        boolean incomplete,

        @Schema(description = "Row by row.") List<ScorePart> parts,

        @Schema(description = "As used for one objective set.")
        List<NormalisedWeight> weights,

        @Schema(description = "What was done to the weights, a sentence a set.")
        List<String> weightNotes,

        @Schema(description = "How rows of several units were put together, a sentence each; empty of one form.")
        List<String> unitNotes) {}
