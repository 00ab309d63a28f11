package org.jixiaoflow.workbench.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.ReadingNote;
import org.jixiaoflow.schemas.SourceDocument;
import org.jixiaoflow.workbench.services.Review;
import org.jixiaoflow.workbench.services.YearOnYear;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A form is filled in from")
class TakenOverTest {

    @Nested
    @DisplayName("last year's")
    class FromLastYear {

        private final LastYear lastYear = new LastYear(
                2022,
                Draft.of(FormContent.newBuilder()
                        .setAnnualGoals(List.of(new AnnualGoal("g1", "按时足额发放")))
                        .setIndicators(List.of(indicator("i1", "救助人数", "4200"), indicator("i2", "救助及时率", "98")))
                        .build()),
                Map.of(),
                new YearOnYear(
                        List.of(2022),
                        List.of(new YearOnYear.Row(
                                null,
                                "产出指标",
                                "救助及时率",
                                List.of(new YearOnYear.Value(
                                        2022,
                                        null,
                                        null,
                                        "98",
                                        "%",
                                        "96",
                                        null,
                                        new BigDecimal("9.80"),
                                        BigDecimal.TEN))))));

        @Test
        @DisplayName("all at once: what isn't there by its name, in place of the empty rows one begins with")
        void all() {
            var now = Draft.of(FormContent.newBuilder()
                    .setIndicators(List.of(indicator("i7", "救助人数", "4500")))
                    .build());
            now.change("add:indicators");

            lastYear.into(now, "all");

            assertThat(now.rowsOf(Table.INDICATORS)).containsExactly("i7", "+i1");
            assertThat(now.text("/indicators/i7/target")).isEqualTo("4500");
            assertThat(now.text("/indicators/+i1/name")).isEqualTo("救助及时率");
            assertThat(now.text("/indicators/+i1/weight")).isEqualTo("10");
            assertThat(now.text("/annualGoals/+g1/text")).isEqualTo("按时足额发放");
        }

        @Test
        @DisplayName("row by row, and says which are there, what a target was and what of it was reached")
        void rowByRow() {
            var now = Draft.empty();

            lastYear.into(now, "i2");
            lastYear.into(now, "i9");

            assertThat(now.rowsOf(Table.INDICATORS)).containsExactly("+i1");
            assertThat(lastYear.rows(now)).extracting(LastYear.Row::taken).containsExactly(false, true);
            assertThat(lastYear.target("救助及时率")).isEqualTo("98");
            assertThat(lastYear.target("新指标")).isEmpty();
            assertThat(lastYear.reached("救助及时率"))
                    .extracting(YearOnYear.Value::actual)
                    .isEqualTo("96");
            assertThat(lastYear.reached("救助人数")).isNull();
        }
    }

    @Test
    @DisplayName("last year's of the departments it came of, beside its own")
    void predecessors() {
        var own = FormContent.newBuilder()
                .setIndicators(List.of(indicator("i1", "救助人数", "4200")))
                .build();
        var others = FormContent.newBuilder()
                .setAnnualGoals(List.of(new AnnualGoal("g1", "培训救助人员")))
                .setIndicators(List.of(indicator("i1", "培训人次", "300"), indicator("i2", "救助人数", "80")))
                .build();
        var now = Draft.empty();

        var lastYear = LastYear.of(2022, own, List.of(new Review.PredecessorForm("社救办", others)), null);
        assertThat(lastYear.rows(now))
                .extracting(LastYear.Row::department, LastYear.Row::name, LastYear.Row::target)
                .containsExactly(tuple("", "救助人数", "4200"), tuple("社救办", "培训人次", "300"), tuple("社救办", "救助人数", "80"));
        lastYear.into(now, "all");

        assertThat(now.rowsOf(Table.INDICATORS)).hasSize(2);
        assertThat(now.text("/indicators/+i1/target")).isEqualTo("4200");
        assertThat(now.text("/indicators/+i2/name")).isEqualTo("培训人次");
        assertThat(now.text("/annualGoals/+g1/text")).isEqualTo("培训救助人员");
        assertThat(LastYear.of(2022, null, List.of(new Review.PredecessorForm("社救办", others)), null)
                        .target("培训人次"))
                .isEqualTo("300");
    }

    @Nested
    @DisplayName("a document")
    class FromADocument {

        private final FormContent read = FormContent.newBuilder()
                .setSource(SourceDocument.newBuilder()
                        .setName("民政局.txt")
                        .setOrdinal(1)
                        .setLine(10)
                        .setPrintedText("指标名称\n救助人数　约4200人\n救助及时率")
                        .build())
                .setNotes(List.of(new ReadingNote(11, "目标值不明确", null, null), new ReadingNote(null, "没有年度", null, null)))
                .build();

        @Test
        @DisplayName("with what wasn't certain beside the lines that are printed there")
        void doubts() {
            var doubts = Doubt.of(read);

            assertThat(doubts).extracting(Doubt::message).containsExactly("目标值不明确", "没有年度");
            assertThat(doubts.get(0).printed()).containsExactly("指标名称", "救助人数　约4200人", "救助及时率");
            assertThat(doubts.get(1).printed()).isEmpty();
        }

        @Test
        @DisplayName("and a doubt somebody has looked at is gone once it is saved")
        void looked() {
            var draft = Draft.of(read);
            draft.set("/notes/0", "looked");

            assertThat(draft.content(read).getNotes())
                    .extracting(ReadingNote::getMessage)
                    .containsExactly("没有年度");
            assertThat(Draft.fromJson(draft.toJson()).text("/notes/0")).isEqualTo("looked");
        }
    }

    @Test
    @DisplayName("the funds of the year, each a number or nothing")
    void funds() {
        var draft = Draft.empty();

        draft.set("/budget/total", "3,200,000.5");
        assertThat(draft.content(null).getBudget()).satisfies(budget -> {
            assertThat(budget.getTotal()).isEqualByComparingTo("3200000.5");
            assertThat(budget.getBasic()).isNull();
        });

        draft.set("/budget/total", "约三百万");
        assertThat(draft.faults()).containsOnlyKeys("/budget/total");

        draft.set("/budget/total", "");
        assertThat(draft.content(null).getBudget()).isNull();
    }

    private static Indicator indicator(String id, String name, String target) {
        return Indicator.newBuilder()
                .setId(id)
                .setLevel1("产出指标")
                .setName(name)
                .setTarget(target)
                .setWeight(new BigDecimal("10.00"))
                .build();
    }
}
