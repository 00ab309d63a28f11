package org.jixiaoflow.submission.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jixiaoflow.submission.documents.PrintedForm.Direction;
import org.jixiaoflow.submission.documents.PrintedForm.Indicator;
import org.jixiaoflow.submission.documents.PrintedForm.Operator;
import org.jixiaoflow.submission.documents.PrintedForm.Task;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Reading a document")
class DocumentReaderTest {

    private static final String HEADER = "|一级指标|二级指标|三级指标|指标性质|指标方向性|目标值|计量单位|备注";
    private static final String FIRST = "绩效指标|产出指标|数量指标|灯具巡检|大于等于|正向|12|次|";

    /** A document whose cells are divided by bars, because tabs can't be seen. */
    private static List<PrintedForm> read(String... lines) {
        return DocumentReader.read(String.join("\n", lines).replace('|', '\t'));
    }

    private static PrintedForm table(String... rows) {
        var head = List.of("部门整体绩效表", "部门：灯塔局", "年度目标||||||||", "年度目标|让灯亮着|||||||", HEADER);
        var lines = new ArrayList<>(head);
        lines.addAll(Arrays.asList(rows));
        return read(lines.toArray(String[]::new)).get(0);
    }

    private static List<Note.Code> codes(PrintedForm form) {
        return form.notes().stream().map(Note::code).toList();
    }

    private static Indicator indicator(
            @Nullable String level1,
            @Nullable String level2,
            @Nullable String name,
            Operator operator,
            String target,
            String unit,
            @Nullable String weight) {
        var points = weight == null ? null : new BigDecimal(weight);
        return new Indicator(level1, level2, name, operator, Direction.POSITIVE, target, unit, points, null, 0);
    }

    private static void assertIndicators(PrintedForm form, Indicator... expected) {
        assertThat(form.indicators())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
                .containsExactly(expected);
    }

    @Nested
    @DisplayName("tells forms apart")
    class Forms {

        @Test
        @DisplayName("by their titles")
        void byTitle() {
            var forms = read("部门整体绩效表", "部门：灯塔局", HEADER, FIRST, "", "2022年度部门整体支出绩效目标表", "部门： 渡口所 ", HEADER, FIRST);

            assertThat(forms).extracting(PrintedForm::department).containsExactly("灯塔局", "渡口所");
            assertThat(forms).extracting(PrintedForm::ordinal).containsExactly(1, 2);
            assertThat(forms).extracting(PrintedForm::firstLine).containsExactly(1, 6);
            assertThat(forms.get(0).printedText()).startsWith("部门整体绩效表\n部门：灯塔局").endsWith("\t次\t");
        }

        @Test
        @DisplayName("by a 部门 line behind a table, before the title or without one")
        void byDepartment() {
            var forms = read(
                    "部门整体绩效表",
                    "部门：灯塔局",
                    HEADER,
                    FIRST,
                    "部门：渡口所",
                    "部门整体绩效表",
                    HEADER,
                    FIRST,
                    "部(门): 码头办|",
                    HEADER,
                    FIRST);

            assertThat(forms).extracting(PrintedForm::department).containsExactly("灯塔局", "渡口所", "码头办");
            assertThat(forms).allSatisfy(form -> assertThat(form.notes()).isEmpty());
        }

        @Test
        @DisplayName("by a new 年度目标 heading, if nothing else is printed")
        void byGoalHeading() {
            var forms = read(
                    "部门整体绩效表", "部门：灯塔局", "年度目标|让灯亮着", HEADER, FIRST, "年度目标||||||||", "年度目标|让船靠岸|||||||", HEADER, FIRST);

            assertThat(forms).extracting(PrintedForm::department).containsExactly("灯塔局", null);
            assertThat(codes(forms.get(1))).containsExactly(Note.Code.NO_DEPARTMENT);
        }

        @Test
        @DisplayName("and takes a doubled 部门 line once")
        void doubled() {
            var form = read("部门：灯塔局", "", "部门：灯塔局", HEADER, FIRST).get(0);

            assertThat(form.department()).isEqualTo("灯塔局");
            assertThat(form.notes()).isEmpty();
        }

        @Test
        @DisplayName("and says so when two departments are printed over one table")
        void twoDepartments() {
            var form = read("部门整体绩效表", "部门：灯塔局", "部门：渡口所", HEADER, FIRST).get(0);

            assertThat(form.department()).isEqualTo("渡口所");
            assertThat(codes(form)).containsExactly(Note.Code.DEPARTMENTS_DIFFER);
            assertThat(form.notes().get(0).message(Locale.ENGLISH)).contains("“灯塔局”", "“渡口所”");
        }

        @Test
        @DisplayName(
                "and says so when a form names another year than it is filed for, in its title or in a line of its own")
        void yearDiffers() {
            var inTitle = read("海林市2025年部门整体绩效目标表", "部门：民政局", "年度目标\t按时足额发放救助资金");
            var alone = read("部门整体绩效目标表", "（2025年度）", "部门：民政局", "年度目标\t按时足额发放救助资金");

            for (var form : List.of(inTitle.get(0), alone.get(0))) {
                assertThat(form.filedFor(2026).notes())
                        .extracting(Note::code)
                        .first()
                        .isEqualTo(Note.Code.YEAR_DIFFERS);
                assertThat(form.filedFor(2025)).isEqualTo(form);
            }
        }

        @Test
        @DisplayName("and keeps a titled form that has no table")
        void noTable() {
            var forms = read("部门整体绩效表", "部门：灯塔局", "年度目标|让灯亮着", "部门整体绩效表", "部门：渡口所", HEADER, FIRST);

            assertThat(forms).hasSize(2);
            assertThat(codes(forms.get(0))).containsExactly(Note.Code.NO_INDICATORS);
        }

        @Test
        @DisplayName("and goes on behind a page break that repeats the header")
        void pageBreak() {
            var form = table(FIRST, "", "\f", HEADER, "||质量指标|灯具完好率|等于|正向|100|%|");

            assertThat(form.indicators()).extracting(Indicator::level2).containsExactly("数量指标", "质量指标");
            assertThat(codes(form)).containsExactly(Note.Code.HEADER_REPEATED);
        }

        @Test
        @DisplayName("and notes what a table that begins again left behind as a fragment")
        void fragment() {
            var form = read(
                            "部门：灯塔局",
                            "年度目标|1、让灯",
                            "年度主要任务|修灯",
                            "",
                            "年度目标||||||||",
                            "年度目标|1、让灯亮着。|||||||",
                            "年度主要任务|修灯塔|||修好三座灯塔||||",
                            HEADER,
                            FIRST)
                    .get(0);

            assertThat(form.annualGoals()).containsExactly("1、让灯亮着。");
            assertThat(form.tasks()).containsExactly(new Task("修灯塔", "修好三座灯塔"));
            assertThat(form.notes())
                    .extracting(Note::line, Note::code, Note::arguments)
                    .containsExactly(
                            tuple(2, Note.Code.FRAGMENT, List.of("1、让灯")), tuple(3, Note.Code.FRAGMENT, List.of("修灯")));
        }
    }

    @Nested
    @DisplayName("reads goals and tasks")
    class GoalsAndTasks {

        @Test
        @DisplayName("one goal a row, the label in a cell of its own or glued in front")
        void goals() {
            assertThat(table("").annualGoals()).containsExactly("让灯亮着");
            assertThat(read("部门：甲", "年 度目标 ： 一||", "|年度目标责任制落实||", HEADER)
                            .get(0)
                            .annualGoals())
                    .containsExactly("一", "年度目标责任制落实");
            assertThat(read("部门：甲", "年度目标||", "年度目标|一|", "|二|", HEADER).get(0).annualGoals())
                    .containsExactly("一", "二");
            assertThat(read("部门：甲", "年度目标", "", "年度目标：一", "", "二", "", "一级指标")
                            .get(0)
                            .annualGoals())
                    .containsExactly("一", "二");
            assertThat(read("部门：甲", "年度目标 一||||", HEADER).get(0).annualGoals()).containsExactly("一");
            assertThat(read("部门：甲", "年度目标", "", "年度目标一", HEADER).get(0).annualGoals())
                    .containsExactly("一");
        }

        @Test
        @DisplayName("several tasks, whichever columns they stand in")
        void tasks() {
            var form = read(
                            "部门：甲",
                            "年度目标|一",
                            "|年度主要目标名称|||年度主要目标内容||||",
                            "年度主要任务|修灯|||修三座||||",
                            "|换灯||||换五座|||",
                            "||||擦灯||||",
                            HEADER)
                    .get(0);

            assertThat(form.tasks())
                    .containsExactly(new Task("修灯", "修三座"), new Task("换灯", "换五座"), new Task(null, "擦灯"));
            assertThat(codes(form)).contains(Note.Code.TASK_HALF);
        }

        @Test
        @DisplayName("tasks one below the other: name, content, name, content")
        void exploded() {
            var form = read(
                            "部门：甲",
                            "年度目标",
                            "",
                            "一",
                            "",
                            "年度主要目标名称",
                            "",
                            "年度主要目标内容",
                            "",
                            "年度主要任务",
                            "",
                            "修灯",
                            "",
                            "修三座",
                            "",
                            "换灯",
                            "",
                            "一级指标")
                    .get(0);

            assertThat(form.tasks()).containsExactly(new Task("修灯", "修三座"), new Task("换灯", null));
            assertThat(codes(form)).contains(Note.Code.TASK_HALF);
        }
    }

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

    @Nested
    @DisplayName("refuses, in one sentence,")
    class Refuses {

        @Test
        @DisplayName("a file that isn't there or can't be opened")
        void missing(@TempDir Path folder) {
            assertRefused(() -> DocumentReader.read(folder.resolve("none.txt")), Reason.NO_SUCH_FILE);
            assertRefused(() -> DocumentReader.read(folder), Reason.NO_SUCH_FILE);
        }

        @Test
        @DisplayName("what is no text in any encoding it knows")
        void binary() {
            assertRefused(() -> DocumentReader.read(new byte[] {'P', 'K', 3, 4, 0, 0}), Reason.NOT_TEXT);
            assertRefused(() -> DocumentReader.read(new byte[] {(byte) 0xff, (byte) 0xff}), Reason.NOT_TEXT);
        }

        @Test
        @DisplayName("a file larger than any such document")
        void tooLarge(@TempDir Path folder) throws IOException {
            var file = Files.write(folder.resolve("large.txt"), new byte[DocumentReader.MOST_BYTES + 1]);

            assertRefused(() -> DocumentReader.read(file), Reason.TOO_LARGE);
        }

        @Test
        @DisplayName("a text without any form")
        void noForm() {
            assertRefused(() -> DocumentReader.read(""), Reason.NO_FORM);
            assertRefused(() -> DocumentReader.read("一封信\n\n部门整体绩效表\n"), Reason.NO_FORM);
            assertRefused(() -> DocumentReader.read("[]"), Reason.NO_FORM);
        }

        private static void assertRefused(ThrowingCallable reading, Reason reason) {
            assertThatThrownBy(reading).isInstanceOfSatisfying(UnreadableDocument.class, refused -> {
                assertThat(refused.reason()).isEqualTo(reason);
                assertThat(refused.message(Locale.CHINESE))
                        .doesNotContain("\n", "{")
                        .contains("文件");
                assertThat(refused).hasMessageContaining("the file").message().doesNotContain("\n", "{");
            });
        }
    }

    @Test
    @DisplayName("tells self-evaluations of projects apart, each with its project's name, also under one title")
    void projects() {
        var heading = "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分";

        var forms = read(
                "2024年度部门整体支出绩效自评表",
                "部门名称|灯塔局",
                heading,
                "|产出指标|数量指标|点灯次数|≥20次|22次|50|50",
                "2024年度项目支出绩效自评表",
                "项目名称|海灯更新",
                "主管部门|灯塔局|实施单位|灯塔所",
                heading,
                "|产出指标|数量指标|换灯|≥3盏|3盏|50|50",
                "项目名称|航道疏浚",
                "主管部门|灯塔局|实施单位|航道所",
                heading,
                "|产出指标|数量指标|疏浚|≥3公里|3公里|50|50");

        assertThat(forms)
                .extracting(PrintedForm::kind, PrintedForm::project, PrintedForm::department)
                .containsExactly(
                        tuple(PrintedForm.Kind.SELF_EVALUATION, null, "灯塔局"),
                        tuple(PrintedForm.Kind.SELF_EVALUATION, "海灯更新", "灯塔局"),
                        tuple(PrintedForm.Kind.SELF_EVALUATION, "航道疏浚", "灯塔局"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-16"})
    @DisplayName("knows a text's encoding")
    void encodings(String encoding) {
        var text = "部门：灯塔局\n" + HEADER.replace('|', '\t') + "\n" + FIRST.replace('|', '\t') + "\n";

        var form = DocumentReader.read(text.getBytes(Charset.forName(encoding))).get(0);

        assertThat(form.department()).isEqualTo("灯塔局");
    }

    @Test
    @DisplayName("takes a byte order mark and Windows line ends as they come")
    void windows() {
        var text = "\ufeff部门：灯塔局\r\n" + HEADER.replace('|', '\t') + "\r\n" + FIRST.replace('|', '\t') + "\r\n";

        var form = DocumentReader.read(text.getBytes(StandardCharsets.UTF_8)).get(0);

        assertThat(form.department()).isEqualTo("灯塔局");
        assertThat(form.indicators()).hasSize(1);
    }
}
