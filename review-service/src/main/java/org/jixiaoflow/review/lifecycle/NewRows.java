package org.jixiaoflow.review.lifecycle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jixiaoflow.review.lifecycle.Command.Filing;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.Explanation;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Task;
import org.jspecify.annotations.Nullable;

/**
 * Names rows that are new to a form. A sender marks them by an id that begins with {@code +}; only here is known which ids the form ever
 * had, and none of them is given again, so a comment on a row that was deleted never lands on another.
 */
final class NewRows {

    private static final String MARK = "+";
    private static final String GOALS = "/annualGoals/";
    private static final int LONGEST_NUMBER = 18;

    /** Where a new row was said to be, e.g. {@code /indicators/+i3}, and the id it got. */
    private final Map<String, String> named = new HashMap<>();

    private final long last;

    private NewRows(long last) {
        this.last = last;
    }

    /** The submission with an id for every new row, also where its findings point. */
    static Filing named(Filing filing, @Nullable FormSnapshot form) {
        var submission = filing.submission();
        var content = submission.getContent();
        if (content == null || ids(content).noneMatch(NewRows::isNew)) {
            return filing;
        }
        var rows = new NewRows(lastRow(form, content));
        var complete = rows.complete(content);
        var named = FormSubmission.newBuilder(submission)
                .setContent(complete)
                .setFindings(
                        submission.getFindings().stream().map(rows::pointed).toList())
                .setExplanations(
                        submission.getExplanations().stream().map(rows::pointed).toList())
                .build();
        return new Filing(named, filing.at());
    }

    /** The highest number by which a row of the form was ever named. */
    static long lastRow(@Nullable FormSnapshot form, @Nullable FormContent content) {
        var before = form == null ? 0 : form.getLastRow();
        return content == null ? before : Math.max(before, highest(content));
    }

    private static long highest(FormContent content) {
        return ids(content).mapToLong(NewRows::number).max().orElse(0);
    }

    /** The number in an id like {@code i9}; 0 for ids of another kind. */
    private static long number(String id) {
        if (id.length() < 2 || id.length() > LONGEST_NUMBER + 1 || id.charAt(0) < 'a' || id.charAt(0) > 'z') {
            return 0;
        }
        long number = 0;
        for (var place = 1; place < id.length(); place++) {
            var digit = id.charAt(place) - '0';
            if (digit < 0 || digit > 9) {
                return 0;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static Stream<String> ids(FormContent content) {
        return Stream.of(
                        content.getAnnualGoals().stream().map(AnnualGoal::getId),
                        content.getTasks().stream().map(Task::getId),
                        content.getIndicators().stream().map(Indicator::getId))
                .flatMap(Function.identity());
    }

    private static boolean isNew(String id) {
        return id.startsWith(MARK);
    }

    private FormContent complete(FormContent content) {
        return FormContent.newBuilder(content)
                .setAnnualGoals(complete(
                        GOALS,
                        "g",
                        content.getAnnualGoals(),
                        AnnualGoal::getId,
                        (goal, id) -> AnnualGoal.newBuilder(goal).setId(id).build()))
                .setTasks(complete(
                        "/tasks/",
                        "t",
                        content.getTasks(),
                        Task::getId,
                        (task, id) -> Task.newBuilder(task).setId(id).build()))
                .setIndicators(complete(
                                "/indicators/",
                                "i",
                                content.getIndicators(),
                                Indicator::getId,
                                (indicator, id) -> Indicator.newBuilder(indicator)
                                        .setId(id)
                                        .build())
                        .stream()
                        .map(this::ofNamedGoal)
                        .toList())
                .build();
    }

    private <T> List<T> complete(
            String list, String prefix, List<T> rows, Function<T, String> id, BiFunction<T, String, T> withId) {
        var next = last;
        var complete = new ArrayList<T>();
        for (var row : rows) {
            if (isNew(id.apply(row))) {
                next++;
                named.put(list + id.apply(row), prefix + next);
                complete.add(withId.apply(row, prefix + next));
            } else {
                complete.add(row);
            }
        }
        return complete;
    }

    private Indicator ofNamedGoal(Indicator indicator) {
        var goal = named.get(GOALS + indicator.getGoalId());
        return goal == null
                ? indicator
                : Indicator.newBuilder(indicator).setGoalId(goal).build();
    }

    private Finding pointed(Finding finding) {
        var path = pointed(finding.getPath());
        return path.equals(finding.getPath())
                ? finding
                : Finding.newBuilder(finding).setPath(path).build();
    }

    private Explanation pointed(Explanation explanation) {
        return new Explanation(explanation.getCode(), pointed(explanation.getPath()), explanation.getText());
    }

    private String pointed(String path) {
        var segments = path.split("/", 4);
        var id = segments.length < 3 ? null : named.get("/%s/%s".formatted(segments[1], segments[2]));
        if (id == null) {
            return path;
        }
        return "/%s/%s%s".formatted(segments[1], id, segments.length < 4 ? "" : "/" + segments[3]);
    }
}
