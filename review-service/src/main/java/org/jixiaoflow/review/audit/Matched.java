package org.jixiaoflow.review.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Task;
import org.jspecify.annotations.Nullable;

/** Ids are stable within a form; rows of two forms are the same row if they are called the same. */
public final class Matched {

    private static final String NOWHERE = "other-";

    private Matched() {}

    /** The other form's content, a row of it that is called like one of this form's with that one's id. */
    public static FormContent to(FormContent content, FormContent other) {
        var goals = ids(content.getAnnualGoals(), other.getAnnualGoals(), AnnualGoal::getId, AnnualGoal::getText);
        var tasks = ids(content.getTasks(), other.getTasks(), Task::getId, Task::getName);
        var indicators = ids(content.getIndicators(), other.getIndicators(), Indicator::getId, Matched::name);
        return FormContent.newBuilder(other)
                .setAnnualGoals(other.getAnnualGoals().stream()
                        .map(goal -> AnnualGoal.newBuilder(goal)
                                .setId(goals.getOrDefault(goal.getId(), goal.getId()))
                                .build())
                        .toList())
                .setTasks(other.getTasks().stream()
                        .map(task -> Task.newBuilder(task)
                                .setId(tasks.getOrDefault(task.getId(), task.getId()))
                                .build())
                        .toList())
                .setIndicators(other.getIndicators().stream()
                        .map(indicator -> Indicator.newBuilder(indicator)
                                .setId(indicators.getOrDefault(indicator.getId(), indicator.getId()))
                                .setGoalId(goal(goals, indicator.getGoalId()))
                                .build())
                        .toList())
                .build();
    }

    private static @Nullable String goal(Map<String, String> goals, @Nullable String id) {
        return id == null ? null : goals.getOrDefault(id, id);
    }

    private static String name(Indicator indicator) {
        return indicator.getLevel2() + "|" + indicator.getName();
    }

    /** By the other's id the id it gets; one that nothing here is called like gets one that nothing here has. */
    private static <T> Map<String, String> ids(
            List<T> here, List<T> there, Function<T, String> id, Function<T, @Nullable String> name) {
        var ids = new HashMap<String, String>();
        Set<String> taken = new HashSet<>();
        for (var row : there) {
            var called = name.apply(row);
            var same = here.stream()
                    .filter(candidate -> called != null && called.equals(name.apply(candidate)))
                    .map(id)
                    .filter(taken::add)
                    .findFirst();
            ids.put(id.apply(row), same.orElse(NOWHERE + id.apply(row)));
        }
        return ids;
    }
}
