package org.jixiaoflow.scoring.templates;

import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.BandRange;
import org.jixiaoflow.schemas.Exactly;
import org.jixiaoflow.schemas.GradeScale;
import org.jixiaoflow.schemas.NotExceeding;
import org.jixiaoflow.schemas.OverAchievement;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jixiaoflow.schemas.RateCap;
import org.jixiaoflow.schemas.SatisfactionInterval;
import org.jixiaoflow.schemas.ScaleGrade;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What a template chooses where the rules for self-evaluations leave a choice; codes are those of the domain's list of formulas.
 *
 * @param qualitativeBands F9: the lowest share of each band in percent; a band ends where the next better one begins
 * @param scales F10: scales of grades, best first
 * @param overAchievement F13: what a target exceeded by far costs
 * @param overAchievedFrom F13: from which deviation on, as a share of the target
 * @param notExceeding F2: how an exceeded limit is scored
 * @param exactly F4: how an exceeded fixed count is scored
 * @param zeroPenalty F5: points lost for each unit above 0; null for all of them at once
 * @param satisfaction F11: shares by interval; empty to score satisfaction like other rates
 * @param rateCaps F15: caps of the total by execution rate; empty for none
 * @param graceDays F19: days in which a late row's points fall to 0
 */
record Choices(
        @DefaultValue Map<QualitativeBand, BigDecimal> qualitativeBands,
        @DefaultValue List<List<Step>> scales,
        @DefaultValue("NONE") OverAchievement overAchievement,
        @DefaultValue("0.30") BigDecimal overAchievedFrom,
        @DefaultValue("RATIO") NotExceeding notExceeding,
        @DefaultValue("FULL") Exactly exactly,
        @Nullable BigDecimal zeroPenalty,
        @DefaultValue @Valid List<Interval> satisfaction,
        @DefaultValue @Valid List<Cap> rateCaps,
        @DefaultValue("0") int graceDays) {

    private static final BigDecimal WHOLE = new BigDecimal("100.00");

    /** One grade of a scale. */
    record Step(String grade, BigDecimal coefficient) {}

    /** Rates from there on earn that share, both in percent. */
    record Interval(BigDecimal from, BigDecimal share) {}

    /** An execution rate below that, in percent, caps the total. */
    record Cap(BigDecimal below, BigDecimal total) {}

    ScoringTemplate.Builder applied(ScoringTemplate.Builder template) {
        return template.setQualitativeBands(bands())
                .setScales(scales.stream()
                        .map(scale -> new GradeScale(scale.stream()
                                .map(step -> new ScaleGrade(
                                        step.grade(), step.coefficient().setScale(4)))
                                .toList()))
                        .toList())
                .setOverAchievement(overAchievement)
                .setOverAchievedFrom(overAchievedFrom.setScale(4))
                .setNotExceeding(notExceeding)
                .setExactly(exactly)
                .setZeroPenalty(zeroPenalty == null ? null : zeroPenalty.setScale(2))
                .setSatisfaction(satisfaction.stream()
                        .map(interval -> new SatisfactionInterval(
                                interval.from().setScale(2), interval.share().setScale(2)))
                        .toList())
                .setRateCaps(rateCaps.stream()
                        .map(cap ->
                                new RateCap(cap.below().setScale(2), cap.total().setScale(2)))
                        .toList())
                .setGraceDays(graceDays);
    }

    private List<BandRange> bands() {
        return qualitativeBands.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(band -> new BandRange(band.getKey(), band.getValue().setScale(2), end(band.getKey())))
                .toList();
    }

    private BigDecimal end(QualitativeBand band) {
        return qualitativeBands.entrySet().stream()
                .filter(other -> other.getKey().compareTo(band) < 0)
                .max(Map.Entry.comparingByKey())
                .map(better -> better.getValue().setScale(2))
                .orElse(WHOLE);
    }
}
