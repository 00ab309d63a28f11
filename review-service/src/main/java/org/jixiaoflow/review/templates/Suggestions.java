package org.jixiaoflow.review.templates;

import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jixiaoflow.review.templates.Dimension.Item;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.Severity;

/**
 * Suggests ratings by what validation found. Which finding speaks against which item, the template says; source of its preset: domain rules 8,
 * suggested review hints. How much each one takes off is ours: no rule says.
 */
public final class Suggestions {

    private static final BigDecimal FULL = new BigDecimal(100);
    private static final BigDecimal STEP = new BigDecimal(5);

    /** A rule broken in thirty rows is one habit, not thirty faults. */
    private static final int COUNTED_OF_A_RULE = 3;

    private Suggestions() {}

    /** One for each item of the template, in its order. */
    public static List<SuggestedRating> of(ReviewTemplate template, List<Finding> findings) {
        return template.dimensions().stream()
                .flatMap(dimension -> dimension.items().stream())
                .map(item -> suggestion(item, findings))
                .toList();
    }

    private static SuggestedRating suggestion(Item item, List<Finding> findings) {
        var against = findings.stream()
                .filter(finding -> item.findings().contains(finding.getCode()))
                .toList();
        var less = against.stream().collect(groupingBy(Finding::getCode)).values().stream()
                .flatMap(ofARule -> ofARule.stream().limit(COUNTED_OF_A_RULE))
                .mapToInt(finding -> takenOff(finding.getSeverity()))
                .sum();
        var percent = FULL.subtract(BigDecimal.valueOf(less))
                .max(BigDecimal.ZERO)
                .divide(STEP, 0, RoundingMode.DOWN)
                .multiply(STEP);
        return new SuggestedRating(
                item.code(), percent, item.points().multiply(percent).divide(FULL, 2, RoundingMode.HALF_UP), against);
    }

    /** In percent of the item. */
    private static int takenOff(Severity severity) {
        return switch (severity) {
            case ERROR -> 20;
            case WARN -> 10;
            case INFO -> 2;
        };
    }
}
