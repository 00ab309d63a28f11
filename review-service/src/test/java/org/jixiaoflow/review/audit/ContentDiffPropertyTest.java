package org.jixiaoflow.review.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.audit.Change.Kind.ADDED;
import static org.jixiaoflow.review.audit.Change.Kind.CHANGED;
import static org.jixiaoflow.review.audit.Change.Kind.MOVED;
import static org.jixiaoflow.review.audit.Change.Kind.REMOVED;
import static org.jixiaoflow.review.audit.ContentDiffTest.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.Task;
import org.jixiaoflow.schemas.TaskBudget;
import org.jspecify.annotations.NullUnmarked;

@Label("The difference of any two contents")
@NullUnmarked
class ContentDiffPropertyTest {

    @Property(tries = 300)
    @Label("with itself is empty")
    void reflexive(@ForAll("contents") FormContent content) {
        assertThat(ContentDiff.between(content, content)).isEmpty();
    }

    @Property(tries = 500)
    @Label("read backwards is the difference the other way round")
    void symmetric(@ForAll("contents") FormContent one, @ForAll("contents") FormContent other) {
        var backwards = ContentDiff.between(one, other).stream()
                .map(ContentDiffPropertyTest::backwards)
                .map(ContentDiffPropertyTest::withoutSubject)
                .toList();

        assertThat(ContentDiff.between(other, one).stream().map(ContentDiffPropertyTest::withoutSubject))
                .containsExactlyInAnyOrderElementsOf(backwards);
    }

    @Property(tries = 500)
    @Label("applied to the older content gives what the newer one says")
    void complete(@ForAll("contents") FormContent before, @ForAll("contents") FormContent after) {
        var values = values(before);

        ContentDiff.between(before, after).forEach(change -> apply(change, values));

        assertThat(values).isEqualTo(values(after));
    }

    @Property(tries = 300)
    @Label("of a reordered content is moves only, and moving those items restores the order")
    void reordering(@ForAll("contents") FormContent before, @ForAll Random random) {
        var shuffled = new ArrayList<>(before.getIndicators());
        Collections.shuffle(shuffled, random);
        var after = FormContent.newBuilder(before).setIndicators(shuffled).build();

        var changes = ContentDiff.between(before, after);

        assertThat(changes).allMatch(change -> change.kind() == MOVED);
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
                .map(t -> new Task("t" + t.get1(), t.get2(), null, new TaskBudget(t.get3(), null, null, null, null)))
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
}
