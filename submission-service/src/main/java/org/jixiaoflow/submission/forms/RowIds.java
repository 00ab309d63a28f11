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

/**
 * Gives goals, tasks and indicators that come without an id the next free one ({@code g1}, {@code t1}, {@code i1} …). An id that was
 * ever used is not given again, so a comment on a row that was deleted never lands on another.
 */
public final class RowIds {

    private static final Pattern NUMBERED = Pattern.compile("[a-z]([0-9]{1,18})");

    private RowIds() {}

    /** Whether every row has an id. */
    public static boolean areComplete(FormContent content) {
        return in(content).noneMatch(String::isBlank);
    }

    /**
     * The same content with an id on every row.
     *
     * @param used every id the form's rows ever had
     */
    public static FormContent complete(FormContent content, Set<String> used) {
        var taken = Stream.concat(in(content), used.stream()).collect(Collectors.toCollection(HashSet::new));
        return FormContent.newBuilder(content)
                .setAnnualGoals(complete(
                        content.getAnnualGoals(),
                        new Numbering("g", taken),
                        AnnualGoal::getId,
                        (goal, id) -> AnnualGoal.newBuilder(goal).setId(id).build()))
                .setTasks(complete(
                        content.getTasks(),
                        new Numbering("t", taken),
                        Task::getId,
                        (task, id) -> Task.newBuilder(task).setId(id).build()))
                .setIndicators(complete(
                        content.getIndicators(),
                        new Numbering("i", taken),
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

        private final String prefix;
        private final Set<String> taken;
        private long last;

        Numbering(String prefix, Set<String> taken) {
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
            var id = prefix + ++last;
            return taken.add(id) ? id : next();
        }
    }
}
