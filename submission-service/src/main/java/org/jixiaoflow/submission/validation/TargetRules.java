package org.jixiaoflow.submission.validation;

import static org.jixiaoflow.schemas.Direction.POSITIVE;
import static org.jixiaoflow.schemas.Operator.EQ;
import static org.jixiaoflow.schemas.Operator.GE;
import static org.jixiaoflow.schemas.Operator.GT;
import static org.jixiaoflow.schemas.Operator.LE;
import static org.jixiaoflow.schemas.Operator.LT;
import static org.jixiaoflow.schemas.Operator.QUALITATIVE;
import static org.jixiaoflow.submission.validation.Rows.name;
import static org.jixiaoflow.submission.validation.Rows.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.quantity.Quantity;
import org.jixiaoflow.schemas.quantity.Unit.Family;
import org.jspecify.annotations.Nullable;

/** Rules that hold operator, direction, target and unit against the indicator's name. */
final class TargetRules {

    private static final Pattern RATE = Pattern.compile(".*(率|满意度?)");
    private static final Pattern COUNTED = Pattern.compile(".*(数量|次数|人数|件数|个数)");
    private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)((?:万|亿)?元|$)");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private TargetRules() {}

    /** V11: a grade has no unit; a grade typed as unit is offered as the target. */
    static Stream<Violation> unitOfGrade(FormContent form, ValidationTemplate template) {
        return form.getIndicators().stream()
                .filter(row ->
                        row.getOperator() == QUALITATIVE && !text(row.getUnit()).matches("|/|-|无"))
                .map(row -> isGrade(text(row.getUnit()), template)
                        ? Violation.indicator(row, "target", row.getTarget(), name(row), text(row.getUnit()))
                                .corrected(text(row.getUnit()))
                        : Violation.indicator(row, "unit", row.getUnit(), name(row), text(row.getUnit()))
                                .corrected("/"));
    }

    private static boolean isGrade(String unit, ValidationTemplate template) {
        return unit.length() == 1 && template.scales().stream().anyMatch(scale -> scale.contains(unit));
    }

    /** V13: at most so much satisfaction, at most so much of what is to be secured. */
    static Stream<Violation> lessOfWhatIsGood(FormContent form, ValidationTemplate template) {
        return Rows.hits(
                form,
                "operator",
                Indicator::getTarget,
                row -> (row.getOperator() == LE || row.getOperator() == LT)
                        && (template.guidance().says(WordList.SATISFACTION, row.getName())
                                || name(row).contains("保障")));
    }

    /** V13: more spending, more time or more harm as a merit. */
    static Stream<Violation> moreOfWhatIsNot(FormContent form, ValidationTemplate template) {
        return Rows.hits(
                form,
                "direction",
                Indicator::getTarget,
                row -> row.getDirection() == POSITIVE && isNoMerit(row, template));
    }

    private static boolean isNoMerit(Indicator row, ValidationTemplate template) {
        var harm = template.guidance().says(WordList.HARM, row.getName())
                && Rows.target(row, template)
                        .filter(target -> target.value().signum() == 0)
                        .isPresent();
        var limit = template.guidance().says(WordList.LIMIT, row.getName())
                && (row.getOperator() == GE || row.getOperator() == GT)
                && Rows.target(row, template)
                        .filter(target -> target.unit().family() == Family.MONEY
                                || target.unit().family() == Family.TIME)
                        .isPresent();
        return harm || limit;
    }

    /** V15: more than or less than, where at least or at most is usually meant. */
    static Stream<Violation> strict(FormContent form, ValidationTemplate template) {
        return Rows.hits(
                form, "operator", Indicator::getTarget, row -> row.getOperator() == GT || row.getOperator() == LT);
    }

    /** V17: a rate that is counted or paid, or a count in percent. */
    static Stream<Violation> unitOfSomethingElse(FormContent form, ValidationTemplate template) {
        return Rows.hits(form, "unit", Indicator::getUnit, row -> isOfSomethingElse(row, template));
    }

    private static boolean isOfSomethingElse(Indicator row, ValidationTemplate template) {
        var family = template.guidance().units().unit(row.getUnit()).family();
        var rate = RATE.matcher(name(row)).matches() && (family == Family.COUNT || family == Family.MONEY);
        var count = COUNTED.matcher(name(row)).matches() && family == Family.RATIO;
        return row.getOperator() != QUALITATIVE && (rate || count);
    }

    /** V22: the name says one amount of money and the target another. */
    static Stream<Violation> amountElsewhere(FormContent form, ValidationTemplate template) {
        return Rows.targets(
                form,
                row -> apart(row, template)
                        .filter(share ->
                                share.compareTo(template.guidance().thresholds().rounding()) > 0)
                        .isPresent());
    }

    /** V22: the target is the amount in the name, rounded. */
    static Stream<Violation> amountRounded(FormContent form, ValidationTemplate template) {
        return Rows.targets(
                form,
                row -> apart(row, template)
                        .filter(share -> share.signum() > 0
                                && share.compareTo(
                                                template.guidance().thresholds().rounding())
                                        <= 0)
                        .isPresent());
    }

    /** How far the target is from the amount in the name, in percent of that amount. */
    private static Optional<BigDecimal> apart(Indicator row, ValidationTemplate template) {
        var printed = AMOUNT.matcher(name(row));
        return Rows.target(row, template)
                .filter(target -> target.unit().family() == Family.MONEY && printed.find())
                .flatMap(target -> Quantity.read(
                                printed.group(1),
                                printed.group(2).isEmpty() ? row.getUnit() : printed.group(2),
                                template.guidance().units())
                        .asQuantity()
                        .filter(named -> named.value().signum() > 0)
                        .map(named -> target.value()
                                .subtract(named.value())
                                .abs()
                                .multiply(WHOLE)
                                .divide(named.value(), MathContext.DECIMAL32)));
    }

    /** V26: everyone is to be content, exactly so many, or hardly anyone. */
    static Stream<Violation> satisfactionBeyondReason(FormContent form, ValidationTemplate template) {
        return Rows.targets(
                form,
                row -> template.guidance().says(WordList.SATISFACTION, row.getName())
                        && Rows.target(row, template)
                                .filter(target -> target.unit().family() == Family.RATIO)
                                .filter(target -> isBeyondReason(row.getOperator(), target.value(), template))
                                .isPresent());
    }

    private static boolean isBeyondReason(@Nullable Operator operator, BigDecimal target, ValidationTemplate template) {
        return operator == EQ
                || target.compareTo(WHOLE) >= 0
                || target.compareTo(template.guidance().thresholds().satisfaction()) < 0;
    }

    /** V27: satisfaction is asked for as a grade though it can be counted. */
    static Stream<Violation> satisfactionByGrade(FormContent form, ValidationTemplate template) {
        return Rows.targets(
                form,
                row -> row.getOperator() == QUALITATIVE
                        && template.guidance().says(WordList.SATISFACTION, row.getName()));
    }

    /** V32: where the weight should stand there is a word. */
    static Stream<Violation> weightInWords(FormContent form, ValidationTemplate template) {
        return Rows.hits(
                form,
                "weight",
                Indicator::getRemark,
                row -> row.getWeight() == null && template.placeholders().contains(text(row.getRemark())));
    }
}
