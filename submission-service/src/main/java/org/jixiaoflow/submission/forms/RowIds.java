package org.jixiaoflow.submission.forms;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Task;

/** Gives goals, tasks and indicators that come without an id one, so that findings and comments can point at them. */
public final class RowIds {

    private static final Pattern NUMBERED = Pattern.compile("[a-z]([0-9]{1,18})");

    private RowIds() {}

    /**
     * The same content with a mark on every row without an id, {@code +g1}, {@code +t1}, {@code +i1} …: whoever decides the command gives
     * it an id that no row of the form ever had.
     */
    public static FormContent marked(FormContent content) {
        return in(content).anyMatch(String::isBlank) ? complete(content, "+") : content;
    }

    /** The same content with an id on every row, {@code g1}, {@code t1}, {@code i1} …, counting on from those that have one. */
    public static FormContent complete(FormContent content) {
        return complete(content, "");
    }

    private static FormContent complete(FormContent content, String mark) {
        var taken = in(content).collect(Collectors.toCollection(HashSet::new));
        return FormContent.newBuilder(content)
                .setAnnualGoals(complete(
                        content.getAnnualGoals(),
                        new Numbering(mark, "g", taken),
                        AnnualGoal::getId,
                        (goal, id) -> AnnualGoal.newBuilder(goal).setId(id).build()))
                .setTasks(complete(
                        content.getTasks(),
                        new Numbering(mark, "t", taken),
                        Task::getId,
                        (task, id) -> Task.newBuilder(task).setId(id).build()))
                .setIndicators(complete(
                        content.getIndicators(),
                        new Numbering(mark, "i", taken),
                        Indicator::getId,
                        (indicator, id) ->
                                Indicator.newBuilder(indicator).setId(id).build()))
                .build();
    }

    private static <T> List<T> complete(
            List<T> rows, Numbering numbering, Function<T, String> id, BiFunction<T, String, T> withId) {
        return rows.stream()
                .map(row -> id.apply(row).isBlank() ? withId.apply(row, numbering.next()) : row)
                .toList();
    }

    /** The ids of all rows, empty ones included. */
    public static Stream<String> in(FormContent content) {
        return Stream.of(
                        content.getAnnualGoals().stream().map(AnnualGoal::getId),
                        content.getTasks().stream().map(Task::getId),
                        content.getIndicators().stream().map(Indicator::getId))
                .flatMap(Function.identity());
    }

    /** Counts on from the highest number taken. */
    private static final class Numbering {

        private final String mark;
        private final String prefix;
        private final Set<String> taken;
        private long last;

        Numbering(String mark, String prefix, Set<String> taken) {
            this.mark = mark;
            this.prefix = prefix;
            this.taken = taken;
            this.last = taken.stream()
                    .filter(id -> id.startsWith(prefix))
                    .map(NUMBERED::matcher)
                    .filter(Matcher::matches)
                    .mapToLong(number -> Long.parseLong(number.group(1)))
                    .max()
                    .orElse(0);
        }

        String next() {
            var id = mark + prefix + ++last;
            return taken.add(id) ? id : next();
        }
    }
}
