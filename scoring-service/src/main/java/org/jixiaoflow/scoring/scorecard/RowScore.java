package org.jixiaoflow.scoring.scorecard;

import static org.jixiaoflow.scoring.scorecard.Scorecard.plain;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jspecify.annotations.Nullable;

/** The points of one indicator of a self-evaluation: the rule that is for it, and what holds for every row. */
final class RowScore {

    /** F6: where no formula applies a reviewer enters the points, with a reason. */
    private static final String BY_REVIEWER = "F6";

    private final ScoringTemplate template;
    private final Policies policies;
    private final int year;

    RowScore(ScoringTemplate template, int year) {
        this.template = template;
        this.policies = Policies.of(template);
        this.year = year;
    }

    /**
     * The row's verdict, its points in [0, W] (F14) and marked when a reason for a deviation is due (F20).
     *
     * @param w weight as used
     * @param reviewed what a reviewer decided on the row; null if nothing
     */
    Verdict score(Indicator row, BigDecimal w, @Nullable ReviewedRow reviewed) {
        var verdict =
                verdict(RowFacts.of(row, w, year, reviewed, template, policies)).with("W", plain(w));
        var points = verdict.points();
        if (points == null) {
            return reviewed == null || reviewed.getPoints() == null ? verdict : byReviewer(w, reviewed);
        }
        var deviates = points.compareTo(w) < 0 || verdict.is(Flag.OVER_ACHIEVED);
        var explained = row.getDeviation() != null && !row.getDeviation().isBlank();
        return deviates && !explained ? verdict.with(Flag.REASON_REQUIRED) : verdict;
    }

    private static Verdict byReviewer(BigDecimal w, ReviewedRow reviewed) {
        var points = Objects.requireNonNull(reviewed.getPoints())
                .max(BigDecimal.ZERO)
                .min(w);
        var reason = Sentence.of("by-reviewer", Objects.requireNonNullElse(reviewed.getReason(), ""));
        return Verdict.of(points, reason)
                .by(BY_REVIEWER)
                .with(Flag.POINTS_BY_REVIEWER)
                .with("W", plain(w));
    }

    private static Verdict verdict(RowFacts facts) {
        return first(ScoringRules.OF_ANY, facts).orElseGet(() -> ofNumbers(facts));
    }

    private static Verdict ofNumbers(RowFacts facts) {
        var verdict = first(ScoringRules.OF_NUMBERS, facts)
                .orElseThrow()
                .with("A", plain(facts.a()))
                .with("B", plain(facts.b()));
        var marked = facts.isAtStrictBoundary() ? verdict.with(Flag.STRICT_BOUNDARY) : verdict;
        return facts.countsOverAchievement() ? OverAchieved.apply(marked, facts) : marked;
    }

    private static Optional<Verdict> first(List<ScoringRule> rules, RowFacts facts) {
        return rules.stream()
                .filter(rule -> rule.when().test(facts))
                .findFirst()
                .map(rule -> rule.apply(facts));
    }
}
