package org.jixiaoflow.scoring.scorecard;

import static org.jixiaoflow.scoring.scorecard.Scorecard.plain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.NormalisedWeight;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jixiaoflow.schemas.ScorePart;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jspecify.annotations.Nullable;

/**
 * The explained score of what a department reports at year end: a row for the execution of the budget, a row for each indicator, and the
 * total as their displayed points add up (F15). Where a form has several objective sets each counts for the same share of the points.
 *
 * @param total 100 at most; what there is, if it is incomplete
 * @param incomplete whether a row has no points yet (F0)
 * @param weights as used for one set
 */
record SelfEvaluation(BigDecimal total, boolean incomplete, List<ScorePart> parts, Weights weights) {

    private static final String EXECUTION = "预算执行率";

    /** F15: the total, its cap by the execution rate, its grade. */
    private static final String TOTAL = "F15";

    static SelfEvaluation score(FormContent content, List<ReviewedRow> reviewed, int year, ScoringTemplate template) {
        var weights = Weights.normalise(content.getIndicators(), template);
        var sets = new HashSet<String>();
        content.getIndicators().forEach(row -> sets.add(Objects.requireNonNullElse(row.getGoalId(), "")));
        var decided = reviewed.stream()
                .collect(Collectors.toMap(ReviewedRow::getIndicatorId, row -> row, (one, other) -> other));
        var rows = new RowScore(template, year);
        var parts = new ArrayList<ScorePart>();
        if (template.getExecutionPoints().signum() > 0) {
            var e = template.getExecutionPoints();
            parts.add(part("/execution", EXECUTION, EXECUTION, e, Execution.points(e, content.getExecution())));
        }
        var used = byIndicator(weights);
        for (var row : content.getIndicators()) {
            var weight = Objects.requireNonNull(used.get(row.getId()));
            var share = weight.getWeight().divide(BigDecimal.valueOf(Math.max(1, sets.size())), MathContext.DECIMAL64);
            var verdict = rows.score(row, share, decided.get(row.getId()));
            var marked = weight.getDerived() || sets.size() > 1 ? verdict.with(Flag.WEIGHT_DERIVED) : verdict;
            parts.add(part("/indicators/" + row.getId(), row.getLevel1(), label(row), share, marked));
        }
        var sum = parts.stream()
                .map(ScorePart::getPoints)
                .reduce(BigDecimal.ZERO.setScale(Points.DECIMALS), BigDecimal::add);
        var total = sum.min(Points.ALL);
        var cap = Execution.rate(content.getExecution())
                .flatMap(rate -> Execution.cap(rate, template.getRateCaps()))
                .filter(each -> total.compareTo(each.getTotal()) > 0);
        var capped = cap.map(each -> Points.rounded(each.getTotal()).max(BigDecimal.ZERO))
                .orElse(total);
        cap.ifPresent(each -> parts.add(part(
                "/total",
                null,
                "执行率封顶",
                BigDecimal.ZERO,
                Verdict.of(BigDecimal.ZERO, "min(%s, %s)".formatted(plain(total), plain(each.getTotal())))
                        .by(TOTAL)
                        .with(Flag.CAPPED_BY_RATE))));
        return new SelfEvaluation(
                capped, parts.stream().anyMatch(part -> !part.getScored()), List.copyOf(parts), weights);
    }

    private static Map<String, NormalisedWeight> byIndicator(Weights weights) {
        var byIndicator = new HashMap<String, NormalisedWeight>();
        weights.weights().forEach(weight -> byIndicator.put(weight.getIndicatorId(), weight));
        return byIndicator;
    }

    private static ScorePart part(
            String path, @Nullable String level1, String label, BigDecimal maximum, Verdict verdict) {
        var exact = verdict.points();
        var points = Points.rounded(exact == null ? BigDecimal.ZERO : exact);
        var result = exact == null ? "" : " = " + points.toPlainString();
        return ScorePart.newBuilder()
                .setRule(verdict.rule())
                .setPath(path)
                .setLevel1(level1)
                .setLabel(label)
                .setPoints(points)
                .setMaximum(Points.rounded(maximum))
                .setFormula(verdict.formula().chinese() + result)
                .setFormulaEn(verdict.formula().english() + result)
                .setInputs(verdict.inputs())
                .setFlags(verdict.flags().stream().map(Enum::name).toList())
                .setScored(exact != null)
                .build();
    }

    private static String label(Indicator row) {
        return Objects.requireNonNullElse(row.getName(), row.getId());
    }
}
