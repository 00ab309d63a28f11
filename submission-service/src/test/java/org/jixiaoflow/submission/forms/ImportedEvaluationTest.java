package org.jixiaoflow.submission.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.schemas.BudgetExecution;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jixiaoflow.schemas.ReadingNote;
import org.jixiaoflow.schemas.Task;
import org.jixiaoflow.schemas.evaluation.Objective;
import org.jixiaoflow.submission.documents.DocumentReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Importing a self-evaluation")
class ImportedEvaluationTest {

    private static final int REVISION = 3;
    private static final String HEAD = """
            2024年度部门整体支出绩效自评表
            部门名称\t灯塔局
            年度预算资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
            \t年度资金总额\t2100\t2260.8\t2190.4\t10\t96.89%\t9.69
            \t其中：财政拨款\t2000\t2100\t2050\t-\t97.62%\t-
            绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析\t改进措施
            """;

    @Nested
    @DisplayName("takes of a row that is certainly the objective's")
    class Certain {

        @Test
        @DisplayName("what was achieved and why not, under the objective's id and nothing that is the objective's own")
        void achieved() {
            var objective = objective(row("i7", "点灯次数", Operator.GE, "20", "次", "20.00"));

            var answer = answer(objective, "\t产出指标\t数量指标\t点灯次数\t≥20次\t18次\t20\t18\t台风\t增购备件");

            assertThat(answer.getObjectiveRevision()).isEqualTo(REVISION);
            assertThat(answer.getIndicators())
                    .containsExactly(Indicator.newBuilder()
                            .setId("i7")
                            .setActual("18次")
                            .setDeviation("台风\n增购备件")
                            .build());
            assertThat(messages(answer)).anyMatch(message -> message.contains("得分：18"));
        }

        @Test
        @DisplayName("the band and the share of its points, where it is qualitative and says so in the usual words")
        void qualitative() {
            var objective = objective(
                    row("i1", "制度健全", Operator.QUALITATIVE, "优", "/", "10.00"),
                    row("i2", "运转良好", Operator.QUALITATIVE, "优", "/", "10.00"),
                    row("i3", "管理规范", Operator.QUALITATIVE, "优", "/", "10.00"));

            var answer = answer(
                    objective,
                    "\t产出指标\t数量指标\t制度健全\t优\t达成预期指标\t10\t9\n\t\t\t运转良好\t优\t良\t10\t9\n\t\t\t管理规范\t优\t还行\t10\t9");

            assertThat(answer.getIndicators().get(0).getBand()).isEqualTo(QualitativeBand.ACHIEVED);
            assertThat(answer.getIndicators().get(0).getBandPercent()).isEqualTo("90.00");
            assertThat(answer.getIndicators().get(1).getActualGrade()).isEqualTo("良");
            assertThat(answer.getIndicators().get(2).getBand()).isNull();
            assertThat(answer.getIndicators().get(2).getActualGrade()).isNull();
            assertThat(answer.getIndicators().get(2).getActual()).isEqualTo("还行");
        }

        @Test
        @DisplayName("nothing where its bare number is counted in another unit")
        void otherUnit() {
            var objective = objective(row("i1", "补贴金额", Operator.GE, "3000000", "元", "10.00"));

            var answer = answer(objective, "\t产出指标\t数量指标\t补贴金额\t≥300万元\t320\t10\t10");

            assertThat(answer.getIndicators().get(0).getActual()).isNull();
            assertThat(messages(answer)).anyMatch(message -> message.contains("实际完成值") && message.contains("320万元"));
        }

        @Test
        @DisplayName("with a note where the printed target isn't the approved one")
        void otherTarget() {
            var objective = objective(row("i1", "点灯次数", Operator.GE, "25", "次", "20.00"));

            var answer = answer(objective, "\t产出指标\t数量指标\t点灯次数\t≥20次\t22次\t20\t20");

            assertThat(answer.getIndicators().get(0).getActual()).isEqualTo("22次");
            assertThat(messages(answer)).anyMatch(message -> message.contains("20次") && message.contains("25次"));
        }
    }

    @Nested
    @DisplayName("takes nothing of a row")
    class Uncertain {

        @Test
        @DisplayName("that is only like one of the objective; a note names both")
        void alike() {
            var objective = objective(row("i1", "全年点灯次数", Operator.GE, "20", "次", "20.00"));

            var answer = answer(objective, "\t产出指标\t数量指标\t点灯次数\t≥20次\t22次\t20\t20");

            assertThat(answer.getIndicators()).isEmpty();
            assertThat(messages(answer))
                    .anyMatch(message ->
                            message.contains("“点灯次数”") && message.contains("“全年点灯次数”") && message.contains("22次"));
        }

        @Test
        @DisplayName("that could be either of two of the same name, unless their targets tell them apart")
        void twice() {
            var same = objective(
                    row("i1", "巡检", Operator.GE, "20", "次", "20.00"), row("i2", "巡检", Operator.GE, "20", "次", "20.00"));
            var apart = objective(
                    row("i1", "巡检", Operator.GE, "20", "次", "20.00"), row("i2", "巡检", Operator.GE, "5", "座", "20.00"));
            var rows = "\t产出指标\t数量指标\t巡检\t≥5座\t6座\t20\t20\n\t\t\t巡检\t≥20次\t21次\t20\t20";

            assertThat(answer(same, rows).getIndicators()).isEmpty();
            assertThat(answer(apart, rows).getIndicators())
                    .extracting(Indicator::getActual)
                    .containsExactly("21次", "6座");
        }

        @Test
        @DisplayName("that the objective doesn't have; and says which of the objective's are missing")
        void unknown() {
            var objective = objective(row("i1", "修灯", Operator.GE, "3", "座", "20.00"));

            var answer = answer(objective, "\t产出指标\t数量指标\t出海\t≥20次\t22次\t20\t20");

            assertThat(answer.getIndicators()).isEmpty();
            assertThat(messages(answer))
                    .anyMatch(message -> message.contains("没有指标“出海”") && message.contains("22次"))
                    .anyMatch(message -> message.contains("没有批复的指标“修灯”"));
        }
    }

    @Nested
    @DisplayName("takes of what was spent")
    class Spent {

        @Test
        @DisplayName("the row of all sources, in yuan")
        void total() {
            var answer = answer(objective(), "");

            assertThat(answer.getExecution())
                    .isEqualTo(new BudgetExecution(new BigDecimal("22608000.00"), new BigDecimal("21904000.00")));
        }

        @Test
        @DisplayName("nothing where the printed rate isn't that of the amounts")
        void otherRate() {
            var answer = answer(HEAD.replace("96.89%", "69.89%"), objective(), "");

            assertThat(answer.getExecution()).isNull();
            assertThat(messages(answer)).anyMatch(message -> message.contains("预算执行") && message.contains("2190.4"));
        }

        @Test
        @DisplayName("nothing where no unit is printed")
        void noUnit() {
            assertThat(answer(HEAD.replace("（万元）", ""), objective(), "").getExecution())
                    .isNull();
        }

        @Test
        @DisplayName("no plan where only the year's beginning is printed, so that the objective's budget counts")
        void initial() {
            var head = HEAD.replace("\t全年预算数", "").replace("\t2260.8", "").replace("\t2100\t2050", "\t2050");

            assertThat(answer(head, objective(), "").getExecution())
                    .isEqualTo(new BudgetExecution(new BigDecimal("0.00"), new BigDecimal("21904000.00")));
        }
    }

    @Nested
    @DisplayName("of one project")
    class OfProject {

        private static final String PROJECT = """
                2024年度项目支出绩效自评表
                项目名称\t海灯更新
                主管部门\t灯塔局\t实施单位\t灯塔所
                项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
                \t年度资金总额\t100\t100\t90\t10\t90%\t9
                绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析
                \t产出指标\t数量指标\t点灯次数\t≥20次\t22次\t50\t50\t
                """;

        @Test
        @DisplayName("takes its rows where the objective names the project, and what was spent on it for nothing")
        void named() {
            var answer = project(objective("海灯更新项目"), null);

            assertThat(answer.getIndicators())
                    .containsExactly(
                            Indicator.newBuilder().setId("i1").setActual("22次").build());
            assertThat(answer.getExecution()).isNull();
            assertThat(messages(answer))
                    .anyMatch(message -> message.contains("预算执行") && message.contains("海灯更新"))
                    .noneMatch(message -> message.contains("修灯"));
        }

        @Test
        @DisplayName("leaves each row to a person where the objective doesn't name it, with what is printed")
        void notNamed() {
            var answer = project(objective("出海"), null);

            assertThat(answer.getIndicators()).isEmpty();
            assertThat(answer.getNotes())
                    .anyMatch(note -> "/indicators/i1/actual".equals(note.getPath())
                            && "22次".equals(note.getOffered())
                            && note.getMessage().contains("点灯次数"));
        }

        @Test
        @DisplayName("keeps what is answered already: of other rows silently, of its own with a note")
        void kept() {
            var saved = FormContent.newBuilder()
                    .setExecution(new BudgetExecution(new BigDecimal("9.00"), new BigDecimal("8.00")))
                    .setIndicators(List.of(
                            Indicator.newBuilder().setId("i1").setActual("30次").build(),
                            Indicator.newBuilder().setId("i2").setActual("3座").build()))
                    .build();

            var answer = project(objective("海灯更新项目"), saved);

            assertThat(answer.getIndicators()).extracting(Indicator::getActual).containsExactly("30次", "3座");
            assertThat(answer.getExecution()).isEqualTo(saved.getExecution());
            assertThat(answer.getNotes())
                    .anyMatch(note -> "/indicators/i1/actual".equals(note.getPath())
                            && "22次".equals(note.getOffered())
                            && note.getMessage().contains("30次"));
        }

        private FormContent project(Objective objective, @Nullable FormContent saved) {
            var printed = DocumentReader.read(PROJECT).get(0);
            var read = ImportedForm.content(printed, "项目.txt", Locale.CHINESE);
            return ImportedEvaluation.answering(objective, read, saved, Locale.CHINESE);
        }

        private Objective objective(String task) {
            var rows = ImportedEvaluationTest.objective(
                    row("i1", "点灯次数", Operator.GE, "20", "次", "20.00"),
                    row("i2", "修灯", Operator.GE, "3", "座", "20.00"));
            return new Objective(
                    REVISION,
                    FormContent.newBuilder(rows.content())
                            .setTasks(List.of(
                                    Task.newBuilder().setId("t1").setName(task).build()))
                            .build());
        }
    }

    private static FormContent answer(Objective objective, String rows) {
        return answer(HEAD, objective, rows);
    }

    private static FormContent answer(String head, Objective objective, String rows) {
        var printed = DocumentReader.read(head + rows + "\n").get(0);
        var read = ImportedForm.content(printed, "自评.txt", Locale.CHINESE);
        return ImportedEvaluation.answering(objective, read, null, Locale.CHINESE);
    }

    private static Objective objective(Indicator... rows) {
        return new Objective(
                REVISION, FormContent.newBuilder().setIndicators(List.of(rows)).build());
    }

    private static Indicator row(
            String id, String name, Operator operator, @Nullable String target, String unit, String weight) {
        return Indicator.newBuilder()
                .setId(id)
                .setLevel1("产出指标")
                .setLevel2("数量指标")
                .setName(name)
                .setOperator(operator)
                .setTarget(target)
                .setUnit(unit)
                .setWeight(new BigDecimal(weight))
                .build();
    }

    private static List<String> messages(FormContent content) {
        return content.getNotes().stream().map(ReadingNote::getMessage).toList();
    }
}
