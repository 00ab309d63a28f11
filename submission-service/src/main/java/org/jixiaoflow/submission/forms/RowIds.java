package org.jixiaoflow.submission.forms;

import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Task;
import org.jspecify.annotations.Nullable;

/**
 * Gives goals, tasks and indicators that come without an id the next free one ({@code g1}, {@code t1}, {@code i1} …). A number that was
 * ever seen is not given again, so a comment on a row that was deleted never lands on another.
 */
public final class RowIds {

    private static final Pattern NUMBERED = Pattern.compile("[a-z](\\d{1,8})");

    private RowIds() {}

    /**
     * The same content with an id on every row.
     *
     * @param known the form's content so far; null if there is none
     */
    public static FormContent complete(FormContent content, @Nullable FormContent known) {
        var completed = FormContent.newBuilder(content);
        completed.setAnnualGoals(complete(
                "g",
                content.getAnnualGoals(),
                known == null ? List.of() : known.getAnnualGoals(),
                AnnualGoal::getId,
                (goal, id) -> AnnualGoal.newBuilder(goal).setId(id).build()));
        completed.setTasks(complete(
                "t",
                content.getTasks(),
                known == null ? List.of() : known.getTasks(),
                Task::getId,
                (task, id) -> Task.newBuilder(task).setId(id).build()));
        completed.setIndicators(complete(
                "i",
                content.getIndicators(),
                known == null ? List.of() : known.getIndicators(),
                Indicator::getId,
                (indicator, id) -> Indicator.newBuilder(indicator).setId(id).build()));
        return completed.build();
    }

    private static <T> List<T> complete(
            String prefix, List<T> rows, Collection<T> known, Function<T, String> id, BiFunction<T, String, T> withId) {
        var next = new int[] {
            Stream.concat(rows.stream(), known.stream())
                    .map(id)
                    .mapToInt(RowIds::number)
                    .max()
                    .orElse(0)
        };
        return rows.stream()
                .map(row -> id.apply(row).isBlank() ? withId.apply(row, prefix + ++next[0]) : row)
                .toList();
    }

    private static int number(String id) {
        var numbered = NUMBERED.matcher(id);
        return numbered.matches() ? Integer.parseInt(numbered.group(1)) : 0;
    }
}
