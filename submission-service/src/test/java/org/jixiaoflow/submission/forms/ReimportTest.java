package org.jixiaoflow.submission.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.submission.Samples.content;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.ReadingNote;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.PrintedForm.Fund;
import org.jixiaoflow.submission.documents.PrintedForm.FundLine;
import org.jixiaoflow.submission.documents.PrintedForm.Task;
import org.jixiaoflow.submission.documents.PrintedForm.TaskBudget;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A document read again")
@NullUnmarked
class ReimportTest {

    @Test
    @DisplayName("changes nothing that is the same, whatever the reader noted")
    void same() {
        var again = FormContent.newBuilder(content())
                .setNotes(List.of(
                        ReadingNote.newBuilder().setLine(1).setMessage("新").build()))
                .build();

        var onto = Reimport.onto(content(), again);

        assertThat(onto.getIndicators()).isEqualTo(content().getIndicators());
        assertThat(Reimport.changes(content(), onto)).isEmpty();
    }

    @Test
    @DisplayName("changes no amount that is only printed otherwise")
    void amounts() {
        var printed = with(TaskBudget.of("300", null, null, "万元"), year("3,000"));

        assertThat(Reimport.changes(printed, with(TaskBudget.of("300.00", null, null, "万元"), year("3000"))))
                .isEmpty();
        assertThat(Reimport.changes(printed, with(TaskBudget.of("300.01", null, null, "万元"), year("3001"))))
                .containsExactly("/budget", "/tasks/t1/budget");
    }

    private static PrintedForm.AnnualBudget year(String total) {
        return PrintedForm.AnnualBudget.of(List.of(new FundLine(Fund.TOTAL, "资金总额", total)), "万元");
    }

    private static FormContent with(TaskBudget task, PrintedForm.AnnualBudget year) {
        var form = new PrintedForm(
                1, null, List.of(), List.of(new Task("修灯", null, task)), List.of(), List.of(), null, 0, year);
        return ImportedForm.content(form, "a.txt", Locale.CHINESE);
    }

    @Test
    @DisplayName("keeps a row's id where it moved, where it was renamed and where its target changed")
    void keepsIds() {
        var rows = new ArrayList<>(content().getIndicators());
        rows.set(0, changed(rows.get(0), row -> row.setTarget("7").setId("x")));
        rows.set(1, changed(rows.get(1), row -> row.setName("新名称").setId("y")));
        Collections.swap(rows, 2, 3);

        var onto = Reimport.onto(content(), with(rows));

        assertThat(onto.getIndicators()).extracting(Indicator::getId).startsWith("i1", "i2", "i4", "i3");
        assertThat(Reimport.changes(content(), onto)).containsExactly("/indicators/i1/target", "/indicators/i2/name");
    }

    @Test
    @DisplayName("names rows that came or went, and gives new ones no id that another row has")
    void comesAndGoes() {
        var rows = new ArrayList<>(content().getIndicators());
        var last = rows.remove(rows.size() - 1);
        rows.add(0, changed(rows.get(0), row -> row.setName("另一个").setId("z")));

        var onto = Reimport.onto(content(), with(rows));

        assertThat(onto.getIndicators().get(0).getId()).isEmpty();
        assertThat(onto.getIndicators())
                .extracting(Indicator::getId)
                .doesNotHaveDuplicates()
                .contains("i1");
        assertThat(Reimport.changes(content(), onto)).containsExactly("/indicators/+0", "/indicators/" + last.getId());
    }

    private static Indicator changed(Indicator row, UnaryOperator<Indicator.Builder> change) {
        return change.apply(Indicator.newBuilder(row)).build();
    }

    private static FormContent with(List<Indicator> rows) {
        return FormContent.newBuilder(content()).setIndicators(rows).build();
    }
}
