package org.jixiaoflow.scoring.scorecard;

import java.math.BigDecimal;
import java.util.Objects;
import org.jixiaoflow.schemas.Exactly;
import org.jixiaoflow.schemas.NotExceeding;
import org.jixiaoflow.schemas.OverAchievement;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jspecify.annotations.Nullable;

/** The choices a template makes where the domain's rules leave one; what it doesn't choose is the first of each. */
record Policies(
        NotExceeding notExceeding,
        Exactly exactly,
        OverAchievement overAchievement,
        BigDecimal overAchievedFrom,
        @Nullable BigDecimal zeroPenalty,
        int graceDays) {

    static Policies of(ScoringTemplate template) {
        return new Policies(
                Objects.requireNonNullElse(template.getNotExceeding(), NotExceeding.RATIO),
                Objects.requireNonNullElse(template.getExactly(), Exactly.FULL),
                Objects.requireNonNullElse(template.getOverAchievement(), OverAchievement.NONE),
                template.getOverAchievedFrom(),
                template.getZeroPenalty(),
                template.getGraceDays());
    }
}
