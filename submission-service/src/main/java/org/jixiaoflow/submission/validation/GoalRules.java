package org.jixiaoflow.submission.validation;

import static org.jixiaoflow.submission.validation.Rows.text;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.Task;
import org.jixiaoflow.schemas.quantity.Unit.Family;

/** Rules that look at goals, tasks and how indicators are shared out among them. */
final class GoalRules {

    private static final Pattern YEAR = Pattern.compile("(?<![比较自从至\\-—~～])(20\\d{2})年");
    private static final Pattern MONEY = Pattern.compile("[\\d.,]+(万|亿)?元");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private GoalRules() {}

    /** V04: the 一级指标 share the points otherwise than the template says. */
    static Stream<Violation> levelsSharedOtherwise(FormContent form, ValidationTemplate template) {
        if (form.getIndicators().isEmpty() || form.getIndicators().stream().anyMatch(row -> row.getWeight() == null)) {
            return Stream.empty();
        }
        var shares = form.getIndicators().stream()
                .collect(Collectors.groupingBy(
                        row -> text(row.getLevel1()),
                        Collectors.reducing(
                                BigDecimal.ZERO,
                                row -> Objects.requireNonNullElse(row.getWeight(), BigDecimal.ZERO),
                                BigDecimal::add)));
        return template.guidance().levels().stream().flatMap(level -> {
            var due = level.points();
            var given = shares.getOrDefault(level.name(), BigDecimal.ZERO);
            return due == null || given.compareTo(due) == 0
                    ? Stream.empty()
                    : Stream.of(Violation.form(level.name(), given.toPlainString(), due.toPlainString()));
        });
    }

    /** V06: a 二级指标 has no indicator. */
    static Stream<Violation> level2Missing(FormContent form, ValidationTemplate template) {
        var present =
                form.getIndicators().stream().map(row -> text(row.getLevel2())).collect(Collectors.toSet());
        return form.getIndicators().isEmpty()
                ? Stream.empty()
                : template.guidance().levels().stream()
                        .flatMap(level -> level.expected().stream())
                        .filter(level -> !present.contains(level))
                        .map(Violation::form);
    }

    /** V18: more than half of all targets are 100 %. */
    static Stream<Violation> mostlyWhole(FormContent form, ValidationTemplate template) {
        var whole = whole(form, template);
        return 2 * whole > form.getIndicators().size() ? Stream.of(Violation.form(whole)) : Stream.empty();
    }

    /** V18: some targets are 100 %. */
    static Stream<Violation> partlyWhole(FormContent form, ValidationTemplate template) {
        var whole = whole(form, template);
        return whole > 1 && 2 * whole <= form.getIndicators().size()
                ? Stream.of(Violation.form(whole))
                : Stream.empty();
    }

    private static long whole(FormContent form, ValidationTemplate template) {
        return form.getIndicators().stream()
                .filter(row -> isWhole(row, template))
                .count();
    }

    private static boolean isWhole(Indicator row, ValidationTemplate template) {
        return (row.getOperator() == Operator.EQ || row.getOperator() == Operator.GE)
                && Rows.target(row, template)
                        .filter(target -> target.unit().family() == Family.RATIO
                                && target.value().compareTo(WHOLE) == 0)
                        .isPresent();
    }

    /** V30: a goal of a few words, of nothing but money, or copied from a task. */
    static Stream<Violation> weakGoal(FormContent form, ValidationTemplate template) {
        var contents = form.getTasks().stream()
                .map(task -> text(task.getContent()))
                .filter(content -> !content.isEmpty())
                .collect(Collectors.toSet());
        return form.getAnnualGoals().stream()
                .filter(goal -> text(goal.getText()).length()
                                < template.guidance().thresholds().goal()
                        || contents.contains(text(goal.getText()))
                        || isOnlyMoney(
                                text(goal.getText()),
                                template.guidance().thresholds().goal()))
                .map(goal -> Violation.at("/annualGoals/%s/text".formatted(goal.getId()), goal.getText()));
    }

    private static boolean isOnlyMoney(String goal, int least) {
        return MONEY.matcher(goal).find() && MONEY.matcher(goal).replaceAll("").length() < least;
    }

    /** V31: an earlier year than the form's, left over from the text of that year. */
    static Stream<Violation> wrongYear(FormContent form, ValidationTemplate template) {
        var year = template.guidance().year();
        return year == null
                ? Stream.empty()
                : texts(form)
                        .flatMap(place -> YEAR.matcher(text(place.text()))
                                .results()
                                .filter(found -> Integer.parseInt(found.group(1)) < year)
                                .map(found -> Violation.at(
                                        place.path(), place.text(), found.group(1), String.valueOf(year))));
    }

    private static Stream<Violation> texts(FormContent form) {
        return Stream.of(
                        form.getAnnualGoals().stream()
                                .map(goal ->
                                        Violation.at("/annualGoals/%s/text".formatted(goal.getId()), goal.getText())),
                        form.getTasks().stream()
                                .flatMap(task -> Stream.of(
                                        Violation.at("/tasks/%s/name".formatted(task.getId()), task.getName()),
                                        Violation.at("/tasks/%s/content".formatted(task.getId()), task.getContent()))),
                        form.getIndicators().stream().map(row -> Violation.indicator(row, "name", row.getName())))
                .flatMap(Function.identity());
    }

    /** V35: a task says nothing of its money. */
    static Stream<Violation> taskWithoutBudget(FormContent form, ValidationTemplate template) {
        var missing = form.getTasks().stream()
                .filter(task -> task.getBudget() == null)
                .count();
        return missing == 0 ? Stream.empty() : Stream.of(Violation.at("/tasks", null, missing));
    }

    /** V35: no indicator has as much as two characters in common with a task. */
    static Stream<Violation> taskWithoutIndicator(FormContent form, ValidationTemplate template) {
        var names = form.getIndicators().stream().map(Rows::name).toList();
        return form.getTasks().stream()
                .filter(task -> !words(task).isEmpty() && !isSupported(words(task), names))
                .map(task -> Violation.at("/tasks/" + task.getId(), task.getName(), text(task.getName())));
    }

    private static String words(Task task) {
        return text(task.getName()) + text(task.getContent());
    }

    private static boolean isSupported(String words, List<String> names) {
        return names.stream()
                .anyMatch(name -> IntStream.range(0, name.length() - 1)
                        .anyMatch(start -> words.contains(name.substring(start, start + 2))));
    }
}
