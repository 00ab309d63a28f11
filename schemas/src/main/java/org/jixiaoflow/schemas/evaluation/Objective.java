package org.jixiaoflow.schemas.evaluation;

import static java.util.Objects.requireNonNullElse;
import static java.util.stream.Collectors.toMap;

import java.util.function.Function;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.BudgetExecution;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jspecify.annotations.Nullable;

/**
 * An approved objective, as self-evaluations answer it.
 *
 * @param revision the revision approved
 */
public record Objective(int revision, FormContent content) {

    /**
     * A self-evaluation with all that it needn't repeat: what the sender left out comes from the objective. What they sent stays, so that
     * an attempt to change a target is refused and not quietly undone.
     */
    public FormContent completed(FormContent sent) {
        var rows = sent.getIndicators().stream()
                .collect(toMap(Indicator::getId, Function.identity(), (one, other) -> one));
        var answered = content.getIndicators().stream()
                .map(target -> completed(rows.getOrDefault(target.getId(), target), target));
        var ids = content.getIndicators().stream().map(Indicator::getId).toList();
        var foreign = sent.getIndicators().stream().filter(row -> !ids.contains(row.getId()));
        return FormContent.newBuilder(sent)
                .setObjectiveRevision(requireNonNullElse(sent.getObjectiveRevision(), revision))
                .setDepartmentName(
                        sent.getDepartmentName() == null ? content.getDepartmentName() : sent.getDepartmentName())
                .setAnnualGoals(sent.getAnnualGoals().isEmpty() ? content.getAnnualGoals() : sent.getAnnualGoals())
                .setTasks(sent.getTasks().isEmpty() ? content.getTasks() : sent.getTasks())
                .setBudget(sent.getBudget() == null ? content.getBudget() : sent.getBudget())
                .setExecution(completed(sent.getExecution()))
                .setIndicators(Stream.concat(answered, foreign).toList())
                .build();
    }

    /** Unless it was adjusted, what was to be spent is what the objective had: nothing can be executed of a budget of 0. */
    private @Nullable BudgetExecution completed(@Nullable BudgetExecution sent) {
        var planned = content.getBudget() == null ? null : content.getBudget().getTotal();
        return sent == null || planned == null || sent.getAdjustedBudget().signum() != 0
                ? sent
                : new BudgetExecution(planned, sent.getExecuted());
    }

    private static Indicator completed(Indicator row, Indicator target) {
        var completed = Indicator.newBuilder(row).build();
        Indicator.getClassSchema().getFields().stream()
                .filter(field -> row.get(field.pos()) == null)
                .forEach(field -> completed.put(field.pos(), target.get(field.pos())));
        return completed;
    }
}
