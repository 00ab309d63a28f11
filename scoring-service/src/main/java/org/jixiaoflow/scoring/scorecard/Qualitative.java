package org.jixiaoflow.scoring.scorecard;

import static org.jixiaoflow.scoring.scorecard.Scorecard.plain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import java.util.Optional;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.GradeScale;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jspecify.annotations.Nullable;

/** Formulas for what can't be counted. Source: domain rules section 5, F9 and F10. */
final class Qualitative {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private static final String ON_SCALE = "F10";

    private Qualitative() {}

    /**
     * F9: the reviewer's band and the share inside it; the best band includes its upper end. What the scale of the target's grade would
     * give (F10) stands beside it.
     */
    static Verdict banded(RowFacts facts) {
        var band = facts.row().getBand();
        var percent = Objects.requireNonNull(facts.row().getBandPercent());
        var inside = facts.template().getQualitativeBands().stream()
                .filter(range -> range.getBand() == band)
                .anyMatch(range -> percent.compareTo(range.getFrom()) >= 0
                        && (percent.compareTo(range.getTo()) < 0
                                || (band == QualitativeBand.ACHIEVED && percent.compareTo(range.getTo()) == 0)));
        var banded = inside
                ? Verdict.of(
                        facts.w().multiply(percent).divide(WHOLE),
                        "W × %%: %s × %s%%".formatted(plain(facts.w()), plain(percent)))
                : Verdict.none(Sentence.of("share-outside-band", plain(percent)), Flag.SHARE_OUTSIDE_BAND);
        return facts.onScale()
                .map(Verdict::points)
                .map(points -> banded.with(ON_SCALE, plain(Points.rounded(points))))
                .orElse(banded);
    }

    /** F10: the grade reached on the scale of the target's grade. No source settles it, so somebody has to confirm it. */
    static Optional<Verdict> onScale(Indicator row, BigDecimal w, ScoringTemplate template) {
        if (row.getTarget() == null || row.getActualGrade() == null) {
            return Optional.empty();
        }
        var target = row.getTarget().strip();
        var actual = row.getActualGrade().strip();
        return template.getScales().stream()
                .filter(scale -> coefficient(scale, target, row.getDirection()).isPresent()
                        && coefficient(scale, actual, row.getDirection()).isPresent())
                .findFirst()
                .flatMap(scale -> onScale(
                        w,
                        target,
                        actual,
                        coefficient(scale, target, row.getDirection()).orElseThrow(),
                        coefficient(scale, actual, row.getDirection()).orElseThrow()));
    }

    private static Optional<Verdict> onScale(
            BigDecimal w, String target, String actual, BigDecimal wanted, BigDecimal reached) {
        if (wanted.signum() == 0) {
            return Optional.empty();
        }
        var share = reached.divide(wanted, MathContext.DECIMAL128).min(BigDecimal.ONE);
        return Optional.of(Verdict.of(
                        w.multiply(share),
                        "W × min(1, %s ÷ %s): %s × min(1, %s ÷ %s)"
                                .formatted(actual, target, plain(w), plain(reached), plain(wanted)))
                .with(Flag.CONFIRM_MANUALLY));
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
