package org.jixiaoflow.submission.validation;

import static org.jixiaoflow.submission.validation.Rows.text;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.AnnualBudget;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Task;
import org.jixiaoflow.schemas.TaskBudget;
import org.jspecify.annotations.Nullable;

/** Rules that hold the amounts of a form against each other. An amount that isn't given is held against nothing. */
final class BudgetRules {

    /** Forms print 万元 with two decimals: each amount may be rounded by half of its last digit. */
    private static final BigDecimal ROUNDING = new BigDecimal("50.00");

    private BudgetRules() {}

    /** C21: the parts of a task's budget, or of the year's, don't come to its total. */
    static Stream<Violation> partsDoNotAddUp(FormContent form, ValidationTemplate template) {
        var tasks = form.getTasks().stream()
                .flatMap(task -> budget(task)
                        .flatMap(budget -> differs(
                                "/tasks/%s/budget/total".formatted(task.getId()),
                                budget.getTotal(),
                                budget.getFiscal(),
                                budget.getOther())));
        var year = year(form)
                .flatMap(budget -> Stream.concat(
                        differs("/budget/total", budget.getTotal(), budget.getBasic(), budget.getProject()),
                        differs("/budget/total", budget.getTotal(), budget.getFiscal(), budget.getOther())));
        return Stream.concat(tasks, year);
    }

    private static Stream<Violation> differs(
            String path, @Nullable BigDecimal total, @Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (total == null || one == null || other == null || isRounded(total, one.add(other), 3)) {
            return Stream.empty();
        }
        return Stream.of(Violation.at(
                path, total.toPlainString(), total.toPlainString(), one.toPlainString(), other.toPlainString()));
    }

    /** C22: the tasks take more than the year's budget. */
    static Stream<Violation> tasksTakeMore(FormContent form, ValidationTemplate template) {
        return tasksAgainstYear(form, difference -> difference.signum() > 0);
    }

    /** C22: all tasks have a budget, and together it is less than the year's. */
    static Stream<Violation> tasksTakeLess(FormContent form, ValidationTemplate template) {
        var complete = form.getTasks().stream().allMatch(task -> total(task) != null);
        return complete ? tasksAgainstYear(form, difference -> difference.signum() < 0) : Stream.empty();
    }

    private static Stream<Violation> tasksAgainstYear(FormContent form, Predicate<BigDecimal> matters) {
        var amounts = form.getTasks().stream()
                .map(BudgetRules::total)
                .filter(Objects::nonNull)
                .toList();
        return year(form)
                .map(AnnualBudget::getTotal)
                .filter(Objects::nonNull)
                .filter(year -> !amounts.isEmpty())
                .flatMap(year -> {
                    var sum = amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                    return isRounded(year, sum, amounts.size() + 1) || !matters.test(sum.subtract(year))
                            ? Stream.empty()
                            : Stream.of(Violation.at(
                                    "/budget/total", year.toPlainString(), sum.toPlainString(), year.toPlainString()));
                });
    }

    /** C23: an amount below 0. */
    static Stream<Violation> negative(FormContent form, ValidationTemplate template) {
        var tasks = form.getTasks().stream().flatMap(task -> {
            var path = "/tasks/%s/budget/".formatted(task.getId());
            return budget(task)
                    .flatMap(budget -> Stream.of(
                                    negative(path + "total", budget.getTotal()),
                                    negative(path + "fiscal", budget.getFiscal()),
                                    negative(path + "other", budget.getOther()))
                            .flatMap(hits -> hits));
        });
        var year = year(form)
                .flatMap(budget -> Stream.of(
                                negative("/budget/total", budget.getTotal()),
                                negative("/budget/basic", budget.getBasic()),
                                negative("/budget/project", budget.getProject()),
                                negative("/budget/fiscal", budget.getFiscal()),
                                negative("/budget/other", budget.getOther()))
                        .flatMap(hits -> hits));
        return Stream.concat(tasks, year);
    }

    private static Stream<Violation> negative(String path, @Nullable BigDecimal amount) {
        return amount == null || amount.signum() >= 0
                ? Stream.empty()
                : Stream.of(Violation.at(path, amount.toPlainString(), amount.toPlainString()));
    }

    /** C24: a task prints an amount that could not be read with certainty, and nobody has typed it in. */
    static Stream<Violation> printedOnly(FormContent form, ValidationTemplate template) {
        return form.getTasks().stream()
                .filter(task -> budget(task)
                        .anyMatch(budget -> budget.getTotal() == null
                                && !text(budget.getPrinted()).isEmpty()))
                .map(task -> Violation.at(
                        "/tasks/%s/budget/total".formatted(task.getId()),
                        Objects.requireNonNull(task.getBudget()).getPrinted(),
                        text(task.getName())));
    }

    private static boolean isRounded(BigDecimal one, BigDecimal other, int amounts) {
        return one.subtract(other).abs().compareTo(ROUNDING.multiply(BigDecimal.valueOf(amounts))) <= 0;
    }

    private static Stream<TaskBudget> budget(Task task) {
        return Stream.ofNullable(task.getBudget());
    }

    private static Stream<AnnualBudget> year(FormContent form) {
        return Stream.ofNullable(form.getBudget());
    }

    private static @Nullable BigDecimal total(Task task) {
        return task.getBudget() == null ? null : task.getBudget().getTotal();
    }
}
