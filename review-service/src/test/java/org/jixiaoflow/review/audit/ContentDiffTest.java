package org.jixiaoflow.review.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jixiaoflow.review.audit.Change.Kind.ADDED;
import static org.jixiaoflow.review.audit.Change.Kind.CHANGED;
import static org.jixiaoflow.review.audit.Change.Kind.MOVED;
import static org.jixiaoflow.review.audit.Change.Kind.REMOVED;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.avro.specific.SpecificRecord;
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
        var budget = new TaskBudget(new BigDecimal("10.00"), null, null);
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
                .setNotes(List.of(new ReadingNote(3, "?")))
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

    @Property(tries = 300)
    @DisplayName("with itself is empty")
    void reflexive(@ForAll("contents") FormContent content) {
        assertThat(ContentDiff.between(content, content)).isEmpty();
    }

    @Property(tries = 500)
    @DisplayName("read backwards is the difference the other way round")
    void symmetric(@ForAll("contents") FormContent one, @ForAll("contents") FormContent other) {
        var backwards = ContentDiff.between(one, other).stream()
                .map(ContentDiffTest::backwards)
                .map(ContentDiffTest::withoutSubject)
                .toList();

        assertThat(ContentDiff.between(other, one).stream().map(ContentDiffTest::withoutSubject))
                .containsExactlyInAnyOrderElementsOf(backwards);
    }

    @Property(tries = 500)
    @DisplayName("applied to the older content gives what the newer one says")
    void complete(@ForAll("contents") FormContent before, @ForAll("contents") FormContent after) {
        var values = values(before);

        ContentDiff.between(before, after).forEach(change -> apply(change, values));

        assertThat(values).isEqualTo(values(after));
    }

    @Property(tries = 300)
    @DisplayName("of a reordered content is moves only, and moving those items restores the order")
    void reordering(@ForAll("contents") FormContent before) {
        var shuffled = new ArrayList<>(before.getIndicators());
        Collections.reverse(shuffled);
        var after = FormContent.newBuilder(before).setIndicators(shuffled).build();

        var changes = ContentDiff.between(before, after);

        assertThat(changes).extracting(Change::kind).containsOnly(MOVED).hasSizeLessThan(shuffled.size() + 1);
        var order = new ArrayList<>(
                before.getIndicators().stream().map(Indicator::getId).toList());
        changes.forEach(change -> order.remove(id(change)));
        changes.stream()
                .sorted((a, b) -> Integer.compare((Integer) a.after(), (Integer) b.after()))
                .forEach(change -> order.add((Integer) change.after() - 1, id(change)));
        assertThat(order).isEqualTo(shuffled.stream().map(Indicator::getId).toList());
    }

    @Provide
    Arbitrary<FormContent> contents() {
        var ids = Arbitraries.integers().between(1, 6);
        var words = Arbitraries.of("一", "二", "三").injectNull(0.2);
        var indicators = Combinators.combine(ids, words, Arbitraries.of(Operator.class), words)
                .as((id, name, operator, target) -> indicator("i" + id, name, operator, target))
                .list()
                .ofMaxSize(6)
                .uniqueElements(Indicator::getId);
        var goals = Combinators.combine(ids, Arbitraries.of("一", "二"))
                .as((id, text) -> new AnnualGoal("g" + id, text))
                .list()
                .ofMaxSize(3)
                .uniqueElements(AnnualGoal::getId);
        var amounts = Arbitraries.integers().between(1, 3).map(BigDecimal::valueOf);
        var tasks = Combinators.combine(ids, words, amounts.injectNull(0.3))
                .as((id, name, amount) -> Tuple.of(id, name, amount))
                .map(t -> new Task("t" + t.get1(), t.get2(), null, new TaskBudget(t.get3(), null, null)))
                .list()
                .ofMaxSize(3)
                .uniqueElements(Task::getId);
        return Combinators.combine(goals, tasks, indicators).as(ContentDiffTest::content);
    }

    private static Change backwards(Change change) {
        var kind = switch (change.kind()) {
            case ADDED -> REMOVED;
            case REMOVED -> ADDED;
            case CHANGED -> CHANGED;
            case MOVED -> MOVED;
        };
        return new Change(change.path(), kind, change.field(), change.subject(), change.after(), change.before());
    }

    /** An item is called by its newer name, which is the older one backwards. */
    private static Change withoutSubject(Change change) {
        return new Change(change.path(), change.kind(), change.field(), null, change.before(), change.after());
    }

    private static String id(Change change) {
        return change.path().substring(change.path().lastIndexOf('/') + 1);
    }

    private static void apply(Change change, Map<String, Object> values) {
        switch (change.kind()) {
            case ADDED -> put(change.path(), (SpecificRecord) change.after(), values);
            case REMOVED -> values.keySet().removeIf(path -> path.startsWith(change.path() + "/"));
            case CHANGED -> {
                values.remove(change.path());
                if (change.after() != null) {
                    values.put(change.path(), change.after());
                }
            }
            case MOVED -> {}
        }
    }

    private static Map<String, Object> values(FormContent content) {
        var values = new HashMap<String, Object>();
        content.getAnnualGoals().forEach(goal -> put("/annualGoals/" + goal.getId(), goal, values));
        content.getTasks().forEach(task -> put("/tasks/" + task.getId(), task, values));
        content.getIndicators().forEach(indicator -> put("/indicators/" + indicator.getId(), indicator, values));
        return values;
    }

    private static void put(String path, SpecificRecord record, Map<String, Object> values) {
        record.getSchema().getFields().forEach(field -> {
            var value = record.get(field.pos());
            var at = path + "/" + field.name();
            if (value instanceof SpecificRecord nested) {
                put(at, nested, values);
            } else if (value != null) {
                values.put(at, value);
            }
        });
    }

    private static FormContent content(Indicator... indicators) {
        return content(List.of(), List.of(), List.of(indicators));
    }

    private static FormContent content(List<AnnualGoal> goals, List<Task> tasks, List<Indicator> indicators) {
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

    private static Indicator indicator(String id, String name, Operator operator, String target) {
        return Indicator.newBuilder()
                .setId(id)
                .setName(name)
                .setOperator(operator)
                .setTarget(target)
                .build();
    }
}
