package org.jixiaoflow.submission.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jixiaoflow.submission.documents.PrintedLines.FIRST;
import static org.jixiaoflow.submission.documents.PrintedLines.assertIndicators;
import static org.jixiaoflow.submission.documents.PrintedLines.codes;
import static org.jixiaoflow.submission.documents.PrintedLines.indicator;
import static org.jixiaoflow.submission.documents.PrintedLines.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jixiaoflow.submission.documents.PrintedForm.Direction;
import org.jixiaoflow.submission.documents.PrintedForm.Indicator;
import org.jixiaoflow.submission.documents.PrintedForm.Operator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Reading a document")
class DocumentTableTest {

    @Nested
    @DisplayName("reads the rows of a table")
    class Table {

        @Test
        @DisplayName("carrying levels down over merged cells")
        void mergedCells() {
            var form = table(FIRST, "|||换灯|等于|正向|5|盏|", "|效益指标|社会效益指标|夜航率|大于|正向|90|%|");

            assertIndicators(
                    form,
                    indicator("产出指标", "数量指标", "灯具巡检", Operator.GE, "12", "次", null),
                    indicator("产出指标", "数量指标", "换灯", Operator.EQ, "5", "盏", null),
                    indicator("效益指标", "社会效益指标", "夜航率", Operator.GT, "90", "%", null));
            assertThat(form.notes()).isEmpty();
        }

        @Test
        @DisplayName("with a level 2 of the level above forgotten when level 1 changes")
        void newLevel1() {
            var form = table(FIRST, "|满意度指标||船长满意|等于|正向|90|%|");

            assertThat(form.indicators().get(1).level1()).isEqualTo("满意度指标");
            assertThat(form.indicators().get(1).level2()).isNull();
        }

        @Test
        @DisplayName("with level 1 taken from level 2 where it isn't printed")
        void impliedLevel1() {
            var form = table("||数 量指标|巡检|等于|正向|1|次|", "||生态效益指标|护鸟|等于|正向|1|次|");

            assertThat(form.indicators()).extracting(Indicator::level1).containsExactly("产出指标", "效益指标");
            assertThat(codes(form)).containsExactly(Note.Code.LEVEL1_FROM_LEVEL2, Note.Code.LEVEL1_FROM_LEVEL2);
        }

        @Test
        @DisplayName(
                "whose levels say where they stand, though nothing is compared yet, or whose comparison does, whatever the levels")
        void inPlace() {
            var form = table(
                    FIRST,
                    "|产出指标|时效指标|低保金发放|||每月20日前||10.00",
                    "|产出指标|质量指标|满意度||||%|10.00",
                    "|履职|科技创新|新增企业|大于等于|正向|30|家|10.00");

            assertThat(form.indicators())
                    .extracting(Indicator::level1, Indicator::level2, Indicator::name, Indicator::target)
                    .endsWith(
                            tuple("产出指标", "时效指标", "低保金发放", "每月20日前"),
                            tuple("产出指标", "质量指标", "满意度", null),
                            tuple("履职", "科技创新", "新增企业", "30"));
        }

        @Test
        @DisplayName("shifted to the right, to the left, or with a name in a level's column")
        void shifted() {
            var form = table(
                    FIRST,
                    "||效益指标|经济效益指标|省电|等于|正向|5|%|",
                    "|亮度|||等于|正向|90|%|6.00",
                    "|社会效益指标||夜航|等于|正向|95|%|4.00",
                    "船长满意|||等于|正向|95|%|5.00|");

            assertIndicators(
                    form,
                    indicator("产出指标", "数量指标", "灯具巡检", Operator.GE, "12", "次", null),
                    indicator("效益指标", "经济效益指标", "省电", Operator.EQ, "5", "%", null),
                    indicator("效益指标", "经济效益指标", "亮度", Operator.EQ, "90", "%", "6.00"),
                    indicator("效益指标", "社会效益指标", "夜航", Operator.EQ, "95", "%", "4.00"),
                    indicator("效益指标", "社会效益指标", "船长满意", Operator.EQ, "95", "%", "5.00"));
            assertThat(codes(form)).hasSize(4).containsOnly(Note.Code.READ_BY_MEANING);
        }

        @Test
        @DisplayName("with a second target as an indicator without name that inherits operator and direction")
        void secondTarget() {
            var form = table(FIRST, "||||||24|次|", "36||||||次||", "|||||反向|7|次|");

            assertThat(form.indicators()).extracting(Indicator::name).containsExactly("灯具巡检", null, null, null);
            assertThat(form.indicators()).extracting(Indicator::target).containsExactly("12", "24", "36", "7");
            assertThat(form.indicators()).extracting(Indicator::unit).containsOnly("次");
            assertThat(form.indicators()).extracting(Indicator::operator).containsOnly(Operator.GE);
            assertThat(form.indicators().get(3).direction()).isEqualTo(Direction.NEGATIVE);
            assertThat(codes(form)).filteredOn(Note.Code.INHERITED::equals).hasSize(3);
        }

        @Test
        @DisplayName("with points in 备注, however they are spelled, as weight and anything else as remark")
        void remark() {
            var form = table(
                    "||质量指标|一|等于|正向|1|次|12.50",
                    "|||二|等于|正向|1|次|无",
                    "|||三|等于|正向|1|次|12.5",
                    "|||四|等于|正向|1|次|１０分",
                    "|||五|等于|正向|1|次|2025",
                    "|||六|等于|正向|1|次|-5");

            assertThat(form.indicators())
                    .extracting(Indicator::weight)
                    .containsExactly(
                            new BigDecimal("12.50"),
                            null,
                            new BigDecimal("12.50"),
                            new BigDecimal("10.00"),
                            null,
                            null);
            assertThat(form.indicators())
                    .extracting(Indicator::remark)
                    .containsExactly(null, "无", null, null, "2025", "-5");
            assertThat(form.indicators().get(3).printed()).containsEntry("weight", "１０分");
        }

        @Test
        @DisplayName("but no indicator in a row that holds only a weight, wherever it stands")
        void weightOnly() {
            var form = table(FIRST, "||||||||20.00", "|||||||||10.00");

            assertThat(form.indicators()).hasSize(1);
            assertThat(form.notes())
                    .extracting(Note::line, Note::code)
                    .containsExactly(tuple(7, Note.Code.WEIGHT_ONLY), tuple(8, Note.Code.WEIGHT_ONLY));
        }

        @Test
        @DisplayName("with the label of a level as a name, or a number, as printed and noted")
        void oddNames() {
            var form = table("绩效指标|产出指标|数量指标|数量指标|大于|正向|30|%|", "||质量指标|4.00|大于|正向|4|次|");

            assertThat(form.indicators()).extracting(Indicator::name).containsExactly("数量指标", "4.00");
            assertThat(form.indicators()).extracting(Indicator::level2).containsExactly("数量指标", "质量指标");
            assertThat(codes(form)).containsExactly(Note.Code.NAME_IS_LEVEL, Note.Code.NAME_IS_NUMBER);
        }

        @Test
        @DisplayName("with names kept as printed, inner spaces too")
        void asPrinted() {
            assertThat(table("||质量指标| 灯具 完好、 清洁 |等于|正向|100|%|")
                            .indicators()
                            .get(0)
                            .name())
                    .isEqualTo("灯具 完好、 清洁");
        }

        @Test
        @DisplayName("put together again when a line break cut a cell")
        void brokenRow() {
            var form = table("||质量指标|灯具完好", "并清洁率|等于|正向|100|%|", "|||换灯|等于|正向|5|盏|");

            assertThat(form.indicators()).extracting(Indicator::name).containsExactly("灯具完好并清洁率", "换灯");
            assertThat(codes(form)).contains(Note.Code.BROKEN_ROW_JOINED);
        }

        @Test
        @DisplayName("and notes what is neither goal, task nor indicator")
        void stray() {
            var form = table(FIRST, "见背面", "||||说明|||", "||||||见附件||", "绩效指标");

            assertThat(form.indicators()).hasSize(1);
            assertThat(codes(form)).hasSize(3).containsOnly(Note.Code.FRAGMENT);
            assertThat(form.notes().get(0).message(Locale.CHINESE)).endsWith("见背面");
        }
    }

    @Nested
    @DisplayName("finds columns by their headings")
    class Columns {

        private static final List<String> LINES =
                List.of("部门：灯塔局", "年度目标\t让灯亮着", "一级指标\t二级指标\t三级指标\t红线\t指标值\t占分", "产出指标\t数量指标\t灯具巡检\t10次\t≥12次\t40");

        @Test
        @DisplayName("and keeps those it doesn't know, each with a note that says the layout")
        void unknown() {
            var form = DocumentReader.read(Rows.of(LINES), LINES).get(0);

            assertThat(form.indicators().get(0).weight()).isNull();
            assertThat(form.notes())
                    .filteredOn(note -> note.code() == Note.Code.COLUMN_UNKNOWN)
                    .extracting(Note::arguments)
                    .containsExactly(
                            List.of("红线", "一级指标|二级指标|三级指标|红线|指标值|占分"), List.of("占分", "一级指标|二级指标|三级指标|红线|指标值|占分"));
            assertThat(form.notes().toString()).contains("红线：10次；占分：40");
        }

        @Test
        @DisplayName("and gives a weight merged over two rows once")
        void merged() {
            var rows = new ArrayList<>(Rows.of(List.of("部门：灯塔局", "三级指标\t指标值\t权重", "巡检\t≥12次\t40")));
            rows.add(new Row(
                    List.of(new Row.Cell(0, "换灯", 4), new Row.Cell(1, "≥5盏", 4), new Row.Cell(2, "40", 4, 1, true)),
                    3,
                    4,
                    4));

            var form = DocumentReader.read(rows, List.of("1", "2", "3", "4")).get(0);

            assertThat(form.indicators()).extracting(Indicator::weight).containsExactly(new BigDecimal("40.00"), null);
        }

        @Test
        @DisplayName("or as people decided for the layout")
        void decided() {
            ColumnChoices choices =
                    (layout, heading) -> layout.endsWith("指标值|占分") && heading.equals("占分") ? Column.WEIGHT : null;

            var form = DocumentReader.read(Rows.of(LINES), LINES, choices).get(0);

            assertThat(form.indicators().get(0).weight()).isEqualTo("40.00");
            assertThat(form.notes())
                    .extracting(Note::code)
                    .containsExactly(Note.Code.COLUMN_CHOSEN, Note.Code.COLUMN_UNKNOWN, Note.Code.KEPT);
        }

        @Test
        @DisplayName("but not where two columns would then hold the same")
        void decidedTwice() {
            ColumnChoices choices = (layout, heading) -> heading.equals("占分") ? Column.TARGET : null;

            var form = DocumentReader.read(Rows.of(LINES), LINES, choices).get(0);

            assertThat(form.notes()).extracting(Note::code).contains(Note.Code.COLUMN_TWICE);
            assertThat(form.indicators())
                    .isEqualTo(DocumentReader.read(Rows.of(LINES), LINES).get(0).indicators());
        }
    }

    @Nested
    @DisplayName("reads a table of one cell per line")
    class OneCellPerLine {

        private static final List<String> HEAD =
                List.of("部门：灯塔局", "一级指标", "二级指标", "三级指标", "指标性质", "指标方向性", "目标值", "计量单位", "备注");

        private static PrintedForm cells(String... cells) {
            var lines = new ArrayList<>(HEAD);
            lines.addAll(Arrays.asList(cells));
            return DocumentReader.read(String.join("\n\n", lines)).get(0);
        }

        @Test
        @DisplayName("with levels carried down, weights, and the row label anywhere")
        void rows() {
            var form = cells(
                    "绩效指标", "产出指标", "数量指标", "巡检", "大于等于", "正向", "12", "次", "换灯", "等于", "正向", "5", "盏", "20.00", "效益指标",
                    "社会效益指标", "夜航", "定性", "正向", "高中低", "/", "30.00", "绩效指标");

            assertIndicators(
                    form,
                    indicator("产出指标", "数量指标", "巡检", Operator.GE, "12", "次", null),
                    indicator("产出指标", "数量指标", "换灯", Operator.EQ, "5", "盏", "20.00"),
                    indicator("效益指标", "社会效益指标", "夜航", Operator.QUALITATIVE, "高中低", "/", "30.00"));
            assertThat(form.indicators()).extracting(Indicator::line).containsExactly(25, 35, 51);
            assertThat(form.notes()).isEmpty();
        }

        @Test
        @DisplayName("with a cell broken over lines joined without a space")
        void brokenCells() {
            var form = cells(
                    "产出指标", "质量指标", "灯具完好\n并清洁率", "等于", "正向", "100", "%", "服务对象满意度\n指标", "船长满意", "等于", "正向", "90", "%");

            assertThat(form.indicators()).extracting(Indicator::name).containsExactly("灯具完好并清洁率", "船长满意");
            assertThat(form.indicators().get(1).level2()).isEqualTo("服务对象满意度指标");
        }

        @Test
        @DisplayName("without blank lines between")
        void dense() {
            var form = DocumentReader.read(
                            String.join("\n", HEAD) + "\n产出指标\n数量指标\n巡检\n大于等于\n正向\n12\n次\n换灯\n等于\n正向\n5\n盏")
                    .get(0);

            assertThat(form.indicators()).extracting(Indicator::name).containsExactly("巡检", "换灯");
        }

        @Test
        @DisplayName("with a blank name, a second target, and a name that repeats its level")
        void blanks() {
            var form = cells(
                    "数量指标", "巡检换灯", "小于等于", "正向", "5", "%", "等于", "正向", "100", "%", "质量指标", "质量指标", "大于", "正向", "30",
                    "%", "40", "%");

            assertThat(form.indicators()).extracting(Indicator::name).containsExactly("巡检换灯", null, "质量指标", null);
            assertThat(form.indicators()).extracting(Indicator::target).containsExactly("5", "100", "30", "40");
            assertThat(form.indicators()).extracting(Indicator::unit).containsOnly("%");
        }

        @Test
        @DisplayName("with a remark before the next level")
        void remark() {
            var form = cells("数量指标", "巡检", "等于", "正向", "5", "次", "无", "质量指标", "完好", "等于", "正向", "5", "%");

            assertThat(form.indicators()).extracting(Indicator::remark).containsExactly("无", null);
        }
    }
}
