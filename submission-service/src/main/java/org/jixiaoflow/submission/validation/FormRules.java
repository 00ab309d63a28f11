package org.jixiaoflow.submission.validation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jspecify.annotations.Nullable;

/** Rules that look at a form as a whole. */
final class FormRules {

    static final int MOST_ROWS = 500;
    static final int LONGEST_TEXT = 4000;

    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");

    private FormRules() {}

    /** V01: 部门 is missing. */
    static Stream<Violation> departmentMissing(FormContent form, ValidationTemplate template) {
        var department = form.getDepartmentName();
        return department == null || department.isBlank()
                ? Stream.of(Violation.at("/departmentName", null))
                : Stream.empty();
    }

    /** V03: the weights of an objective set, where all are given, don't add up to 100 less the execution points. */
    static Stream<Violation> weightsDoNotAddUp(FormContent form, ValidationTemplate template) {
        var sums = new TreeMap<String, BigDecimal>();
        for (var indicator : form.getIndicators()) {
            if (indicator.getWeight() == null) {
                return Stream.empty();
            }
            sums.merge(Objects.requireNonNullElse(indicator.getGoalId(), ""), indicator.getWeight(), BigDecimal::add);
        }
        return sums.values().stream()
                .filter(sum -> sum.subtract(template.indicatorPoints()).abs().compareTo(TOLERANCE) > 0)
                .map(sum -> Violation.form(
                        sum.toPlainString(), template.indicatorPoints().toPlainString()));
    }

    /** V05: a 一级指标 has no indicator. */
    static Stream<Violation> levelMissing(FormContent form, ValidationTemplate template) {
        var present = form.getIndicators().stream().map(Indicator::getLevel1).collect(Collectors.toSet());
        return form.getIndicators().isEmpty()
                ? Stream.empty()
                : template.levels().stream()
                        .filter(level -> !present.contains(level))
                        .map(Violation::form);
    }

    /** V07: so few indicators that the objective can't be judged. */
    static Stream<Violation> farTooFewIndicators(FormContent form, ValidationTemplate template) {
        return count(form, 1, template.guidance().thresholds().farTooFew());
    }

    /** V07: few indicators. */
    static Stream<Violation> tooFewIndicators(FormContent form, ValidationTemplate template) {
        return count(
                form,
                template.guidance().thresholds().farTooFew() + 1,
                template.guidance().thresholds().few());
    }

    private static Stream<Violation> count(FormContent form, int least, int most) {
        var count = form.getIndicators().size();
        return least <= count && count <= most ? Stream.of(Violation.form(count)) : Stream.empty();
    }

    /** C01: there is nothing to review. */
    static Stream<Violation> noIndicator(FormContent form, ValidationTemplate template) {
        return form.getIndicators().isEmpty() ? Stream.of(Violation.at("/indicators", null)) : Stream.empty();
    }

    /** C02: two rows claim the same id, so comments and differences could not tell them apart. */
    static Stream<Violation> idsRepeated(FormContent form, ValidationTemplate template) {
        return Stream.of(
                        repeated("/annualGoals/", form.getAnnualGoals(), goal -> goal.getId()),
                        repeated("/tasks/", form.getTasks(), task -> task.getId()),
                        repeated("/indicators/", form.getIndicators(), Indicator::getId))
                .flatMap(Function.identity());
    }

    private static <T> Stream<Violation> repeated(String path, List<T> rows, Function<T, String> id) {
        return rows.stream().collect(Collectors.groupingBy(id, Collectors.counting())).entrySet().stream()
                .filter(row -> row.getValue() > 1)
                .map(row -> Violation.at(path + row.getKey(), row.getKey(), row.getKey()));
    }

    /** C03: more rows than a form can have. */
    static Stream<Violation> tooManyRows(FormContent form, ValidationTemplate template) {
        return Stream.of(
                        form.getAnnualGoals().size(),
                        form.getTasks().size(),
                        form.getIndicators().size())
                .filter(rows -> rows > MOST_ROWS)
                .map(rows -> Violation.form(rows, MOST_ROWS));
    }

    /** C04: a text longer than any page holds. */
    static Stream<Violation> textsTooLong(FormContent form, ValidationTemplate template) {
        return Stream.of(
                        Stream.of(tooLong("/departmentName", form.getDepartmentName())),
                        form.getAnnualGoals().stream()
                                .map(goal -> tooLong("/annualGoals/%s/text".formatted(goal.getId()), goal.getText())),
                        form.getTasks().stream()
                                .flatMap(task -> Stream.of(
                                        tooLong("/tasks/%s/name".formatted(task.getId()), task.getName()),
                                        tooLong("/tasks/%s/content".formatted(task.getId()), task.getContent()),
                                        tooLong(
                                                "/tasks/%s/budget/printed".formatted(task.getId()),
                                                task.getBudget() == null
                                                        ? null
                                                        : task.getBudget().getPrinted()))),
                        Stream.of(tooLong(
                                "/budget/printed",
                                form.getBudget() == null
                                        ? null
                                        : form.getBudget().getPrinted())),
                        form.getIndicators().stream()
                                .flatMap(indicator -> Stream.of(
                                        tooLong(indicator, "level1", indicator.getLevel1()),
                                        tooLong(indicator, "level2", indicator.getLevel2()),
                                        tooLong(indicator, "name", indicator.getName()),
                                        tooLong(indicator, "target", indicator.getTarget()),
                                        tooLong(indicator, "unit", indicator.getUnit()),
                                        tooLong(indicator, "remark", indicator.getRemark()))))
                .flatMap(Function.identity())
                .flatMap(Stream::ofNullable);
    }

    static @Nullable Violation tooLong(Indicator indicator, String field, @Nullable String text) {
        return tooLong("/indicators/%s/%s".formatted(indicator.getId(), field), text);
    }

    private static @Nullable Violation tooLong(String path, @Nullable String text) {
        return text == null || text.length() <= LONGEST_TEXT
                ? null
                : Violation.at(path, null, text.length(), LONGEST_TEXT);
    }
}
