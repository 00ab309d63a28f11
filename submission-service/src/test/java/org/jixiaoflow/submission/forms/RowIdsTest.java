package org.jixiaoflow.submission.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Task;

@Label("Ids of rows")
class RowIdsTest {

    @Example
    @Label("are counted on for rows that have none, and stay where they are")
    void numbered() {
        var content = FormContent.newBuilder()
                .setAnnualGoals(List.of(new AnnualGoal("", "一"), new AnnualGoal("", "二")))
                .setTasks(List.of(Task.newBuilder().build()))
                .setIndicators(indicators("", "i7", " ", "own"))
                .build();

        var completed = RowIds.complete(content);

        assertThat(completed.getAnnualGoals()).extracting(AnnualGoal::getId).containsExactly("g1", "g2");
        assertThat(completed.getTasks()).extracting(Task::getId).containsExactly("t1");
        assertThat(ids(completed)).containsExactly("i8", "i7", "i9", "own");
    }

    @Example
    @Label("are marked where whoever decides is to give them")
    void marked() {
        var content =
                FormContent.newBuilder().setIndicators(indicators("i7", "")).build();

        assertThat(ids(RowIds.marked(content))).containsExactly("i7", "+i8");
    }

    @Property(tries = 300)
    @Label("are unique, and the same once given, whatever ids were sent")
    void stable(@ForAll("ids") List<String> sent) {
        var content = FormContent.newBuilder()
                .setIndicators(indicators(sent.toArray(String[]::new)))
                .build();

        var completed = RowIds.complete(content);

        var given = new HashSet<String>();
        for (var row = 0; row < sent.size(); row++) {
            var id = completed.getIndicators().get(row).getId();
            if (sent.get(row).isBlank()) {
                assertThat(given.add(id)).isTrue();
                assertThat(sent).doesNotContain(id);
            } else {
                assertThat(id).isEqualTo(sent.get(row));
            }
        }
        assertThat(RowIds.complete(completed)).isEqualTo(completed);
    }

    @Provide
    Arbitrary<List<String>> ids() {
        var ids = Arbitraries.oneOf(
                Arbitraries.just(""),
                Arbitraries.integers().between(0, 12).map(number -> "i" + number),
                Arbitraries.of("i99999999", "i999999999999999999", "i1000000000000000000", "t4", "i", "i-1", "i٣"),
                Arbitraries.strings().ofMaxLength(4));
        return ids.list().ofMaxSize(12);
    }

    private static List<String> ids(FormContent content) {
        return content.getIndicators().stream().map(Indicator::getId).toList();
    }

    private static List<Indicator> indicators(String... ids) {
        return List.of(ids).stream()
                .map(id -> Indicator.newBuilder().setId(id).build())
                .toList();
    }
}
