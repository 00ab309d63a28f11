package org.jixiaoflow.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.Samples.filing;
import static org.jixiaoflow.review.Samples.finding;
import static org.jixiaoflow.review.Samples.indicator;
import static org.jixiaoflow.schemas.SubmissionTrigger.SAVE;

import java.util.Arrays;
import java.util.List;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Severity;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A new row")
@NullUnmarked
class NewRowsTest {

    @Test
    @DisplayName("is numbered from 1 in a new form, each list by itself")
    void newForm() {
        var content = FormContent.newBuilder(rows("+i1", "+i2"))
                .setAnnualGoals(List.of(new AnnualGoal("+g1", "保障")))
                .build();

        var entry = Story.begin().accepted(filing(SAVE).setContent(content));

        assertThat(ids(entry)).containsExactly("i1", "i2");
        assertThat(entry.getContent().getAnnualGoals())
                .extracting(AnnualGoal::getId)
                .containsExactly("g1");
    }

    @Test
    @DisplayName("never gets the id of a row that was deleted, however long ago")
    void neverAgain() {
        var story = Story.begin()
                .given(filing(SAVE).setContent(rows("i1", "i2", "i7", "own")))
                .given(filing(SAVE).setContent(rows("i1", "own")))
                .given(filing(SAVE).setContent(rows("i1")));

        var entry = story.accepted(filing(SAVE).setContent(rows("i1", "+i2")));

        assertThat(ids(entry)).containsExactly("i1", "i8");
        assertThat(story.form().getLastRow()).isEqualTo(8);
    }

    @Test
    @DisplayName("takes along the findings that point at it, and the indicators of a new goal")
    void pointers() {
        var content = FormContent.newBuilder()
                .setAnnualGoals(List.of(new AnnualGoal("+g", "保障")))
                .setIndicators(List.of(Indicator.newBuilder(indicator("+one", "1"))
                        .setGoalId("+g")
                        .build()))
                .build();
        var there = Finding.newBuilder(finding(Severity.WARN))
                .setPath("/indicators/+one/target")
                .build();
        var whole = Finding.newBuilder(finding(Severity.WARN)).setPath("").build();
        var row = Finding.newBuilder(finding(Severity.WARN))
                .setPath("/annualGoals/+g")
                .build();

        var entry = Story.begin().accepted(filing(SAVE).setContent(content).setFindings(List.of(there, whole, row)));

        assertThat(entry.getContent().getIndicators().get(0).getGoalId()).isEqualTo("g1");
        assertThat(entry.getFindings())
                .extracting(Finding::getPath)
                .containsExactly("/indicators/i1/target", "", "/annualGoals/g1");
    }

    private static FormContent rows(String... ids) {
        return FormContent.newBuilder()
                .setIndicators(Arrays.stream(ids).map(id -> indicator(id, "1")).toList())
                .build();
    }

    private static List<String> ids(FormEvent entry) {
        return entry.getContent().getIndicators().stream().map(Indicator::getId).toList();
    }
}
