package org.jixiaoflow.scoring.scorecard;

import static org.jixiaoflow.scoring.scorecard.Scorecard.plain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import org.jixiaoflow.schemas.BandRange;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.GradeScale;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jspecify.annotations.Nullable;

/** Formulas for what can't be counted. Source: domain rules section 5, F9 and F10. */
final class Qualitative {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private Qualitative() {}

    /** F9: the reviewer's band and the share inside it; the best band includes its upper end. */
    static Verdict banded(BigDecimal w, QualitativeBand band, BigDecimal percent, List<BandRange> ranges) {
        var range = ranges.stream().filter(each -> each.getBand() == band).findFirst();
        var inside = range.filter(each -> percent.compareTo(each.getFrom()) >= 0
                        && (percent.compareTo(each.getTo()) < 0
                                || (band == QualitativeBand.ACHIEVED && percent.compareTo(each.getTo()) == 0)))
                .isPresent();
        return inside
                ? Verdict.of(
                        Rules.BANDED,
                        w.multiply(percent).divide(WHOLE),
                        "W × %%: %s × %s%%".formatted(plain(w), plain(percent)))
                : Verdict.none(
                        Rules.BANDED,
                        "%s%% 不在所选档次之内".formatted(plain(percent)),
                        "%s%% lies outside the band chosen".formatted(plain(percent)),
                        Flag.SHARE_OUTSIDE_BAND);
    }

    /** F10: the grade reached on the scale of the target's grade. No source settles it, so somebody has to confirm it. */
    static Optional<Verdict> onScale(
            BigDecimal w, String target, String actual, @Nullable Direction direction, List<GradeScale> scales) {
        return scales.stream()
                .filter(scale -> coefficient(scale, target, direction).isPresent()
                        && coefficient(scale, actual, direction).isPresent())
                .findFirst()
                .flatMap(scale -> {
                    var wanted = coefficient(scale, target, direction).orElseThrow();
                    var reached = coefficient(scale, actual, direction).orElseThrow();
                    if (wanted.signum() == 0) {
                        return Optional.empty();
                    }
                    var share = reached.divide(wanted, MathContext.DECIMAL128).min(BigDecimal.ONE);
                    return Optional.of(Verdict.of(
                                    Rules.ON_SCALE,
                                    w.multiply(share),
                                    "W × min(1, %s ÷ %s): %s × min(1, %s ÷ %s)"
                                            .formatted(actual, target, plain(w), plain(reached), plain(wanted)))
                            .with(Flag.CONFIRM_MANUALLY));
                });
    }

    /** Where less is better, the scale is read from its other end. */
    private static Optional<BigDecimal> coefficient(GradeScale scale, String grade, @Nullable Direction direction) {
        var grades = scale.getGrades();
        for (var i = 0; i < grades.size(); i++) {
            if (grades.get(i).getGrade().equals(grade)) {
                var at = direction == Direction.NEGATIVE ? grades.size() - 1 - i : i;
                return Optional.of(grades.get(at).getCoefficient());
            }
        }
        return Optional.empty();
    }
}
