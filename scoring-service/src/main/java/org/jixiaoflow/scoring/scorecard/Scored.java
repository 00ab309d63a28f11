package org.jixiaoflow.scoring.scorecard;

import java.math.BigDecimal;
import java.util.List;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.NormalisedWeight;
import org.jixiaoflow.schemas.ScorePart;

/**
 * A score with its explanation, of whatever form.
 *
 * @param total as its parts add up, 100 at most; what there is, if it is incomplete
 * @param incomplete whether a part has no points yet
 * @param parts row by row
 * @param weights as used for one objective set
 * @param weightNotes what was done to the weights, a sentence a set
 * @param unitNotes how rows of several units were put together, a sentence each; empty of one form
 */
public record Scored(
        BigDecimal total,
        Grade grade,
        boolean incomplete,
        List<ScorePart> parts,
        List<NormalisedWeight> weights,
        List<String> weightNotes,
        List<String> unitNotes) {}
