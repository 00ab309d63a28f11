package org.jixiaoflow.review.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jixiaoflow.review.audit.Change.Kind.ADDED;
import static org.jixiaoflow.review.audit.Change.Kind.CHANGED;
import static org.jixiaoflow.review.audit.Change.Kind.MOVED;
import static org.jixiaoflow.review.audit.Change.Kind.REMOVED;

import java.math.BigDecimal;
import java.util.List;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.ReadingNote;
import org.jixiaoflow.schemas.Task;
import org.jixiaoflow.schemas.TaskBudget;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The difference of two contents")
@NullUnmarked
class ContentDiffTest {

    @Test
    @DisplayName("names a changed field by the indicator's id and shows both values")
    void changedField() {
        var changes = ContentDiff.between(
                content(indicator("i1", "培训人数", "5"), indicator("i2", "满意度", "90")),
                content(indicator("i1", "培训人数", "5"), indicator("i2", "满意度", "95")));

        assertThat(changes)
                .containsExactly(new Change("/indicators/i2/target", CHANGED, "indicators.target", "满意度", "90", "95"));
    }

    @Test
    @DisplayName("shows what was added and what was removed whole")
    void addedAndRemoved() {
        var old = indicator("i1", "培训人数", "5");
        var young = indicator("i2", "满意度", "90");

        assertThat(ContentDiff.between(content(old), content(young)))
                .containsExactly(
                        new Change("/indicators/i1", REMOVED, "indicators", "培训人数", old, null),
                        new Change("/indicators/i2", ADDED, "indicators", "满意度", null, young));
    }

    @Test
    @DisplayName("calls only the item moved that left its place, not those that made room")
    void moved() {
        var one = indicator("i1", "一", "1");
        var two = indicator("i2", "二", "2");
        var three = indicator("i3", "三", "3");

        assertThat(ContentDiff.between(content(one, two, three), content(three, one, two)))
                .extracting(Change::path, Change::kind, Change::before, Change::after)
                .containsExactly(tuple("/indicators/i3", MOVED, 3, 1));
    }

    @Test
    @DisplayName("reaches into a task's budget, also when there was none")
    void nested() {
        var without = content(List.of(), List.of(new Task("t1", "救助", "发放救助金", null)), List.of());
        var budget = new TaskBudget(new BigDecimal("10.00"), null, null, null, null);
        var with = content(List.of(), List.of(new Task("t1", "救助", "发放救助金", budget)), List.of());

        assertThat(ContentDiff.between(without, with))
                .extracting(Change::path, Change::field, Change::subject, Change::before, Change::after)
                .containsExactly(
                        tuple("/tasks/t1/budget/total", "tasks.budget.total", "救助", null, new BigDecimal("10.00")));
    }

    @Test
    @DisplayName("doesn't care where the content was read from")
    void provenance() {
        var typed = content(indicator("i1", "培训人数", "5"));
        var read = FormContent.newBuilder(typed)
                .setNotes(List.of(new ReadingNote(3, "?", null, null)))
                .build();

        assertThat(ContentDiff.between(typed, read)).isEmpty();
    }

    @Test
    @DisplayName("escapes an id that isn't a plain pointer token, and loses no item with a repeated id")
    void oddIds() {
        var before = content(indicator("a/b~c", "一", "1"));
        var after = content(indicator("a/b~c", "一", "2"), indicator("a/b~c", "二", "2"));

        assertThat(ContentDiff.between(before, after))
                .extracting(Change::path, Change::kind)
                .containsExactly(tuple("/indicators/a~1b~0c/target", CHANGED), tuple("/indicators/a~1b~0c#2", ADDED));
    }

    private static FormContent content(Indicator... indicators) {
        return content(List.of(), List.of(), List.of(indicators));
    }

    static FormContent content(List<AnnualGoal> goals, List<Task> tasks, List<Indicator> indicators) {
        return FormContent.newBuilder()
                .setDepartmentName("民政局")
                .setAnnualGoals(goals)
                .setTasks(tasks)
                .setIndicators(indicators)
                .build();
    }

    private static Indicator indicator(String id, String name, String target) {
        return indicator(id, name, Operator.GE, target);
    }

    static Indicator indicator(String id, String name, Operator operator, String target) {
        return Indicator.newBuilder()
                .setId(id)
                .setName(name)
                .setOperator(operator)
                .setTarget(target)
                .build();
    }
}
