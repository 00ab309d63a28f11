package org.jixiaoflow.submission.validation;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jixiaoflow.schemas.Severity;

/**
 * What a region, year and kind of forms are held to.
 *
 * @param executionPoints points of 100 kept for 预算执行率; indicators share the rest
 * @param levels 一级指标 every form must have
 * @param scales what a qualitative target must be one grade of, e.g. {@code 优良中低差}
 * @param placeholders words that stand for a name but name nothing
 * @param heaviest no finding of the domain's rules weighs more; WARN for forms filed before the rules existed
 * @param guidance what else is looked at
 */
public record ValidationTemplate(
        BigDecimal executionPoints,
        List<String> levels,
        List<String> scales,
        Set<String> placeholders,
        Severity heaviest,
        Guidance guidance) {

    private static final BigDecimal ALL_POINTS = BigDecimal.valueOf(100);

    /** A template that leaves everything open that it may. */
    public ValidationTemplate(
            BigDecimal executionPoints,
            List<String> levels,
            List<String> scales,
            Set<String> placeholders,
            Severity heaviest) {
        this(executionPoints, levels, scales, placeholders, heaviest, Guidance.NONE);
    }

    /** The same for forms of a year. */
    ValidationTemplate in(int year) {
        return new ValidationTemplate(executionPoints, levels, scales, placeholders, heaviest, guidance.in(year));
    }

    /** What a form's weights must add up to. */
    public BigDecimal indicatorPoints() {
        return ALL_POINTS.subtract(executionPoints);
    }

    /** Whether a finding has to be explained before the form is submitted: a warning, unless the form was filed before the rules existed. */
    boolean needsExplanation(Rule rule) {
        return heaviest == Severity.ERROR && severity(rule) == Severity.WARN;
    }

    /** The weight of a finding; rules of the contract ({@code C…}) always keep theirs. */
    Severity severity(Rule rule) {
        return rule.code().startsWith("C")
                ? rule.severity()
                // ERROR is declared first.
                : List.of(rule.severity(), heaviest).stream()
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
    }
}
