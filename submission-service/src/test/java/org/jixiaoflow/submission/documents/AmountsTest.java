package org.jixiaoflow.submission.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jixiaoflow.submission.documents.Note.Code;
import org.jixiaoflow.submission.documents.PrintedForm.AnnualBudget;
import org.jixiaoflow.submission.documents.PrintedForm.Task;
import org.jixiaoflow.submission.documents.PrintedForm.TaskBudget;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Amounts of a form")
class AmountsTest {

    /** A form with these lines between 部门 and 年度目标; bars are tabs. */
    private static PrintedForm form(String... head) {
        var lines = new ArrayList<>(List.of("2026年部门整体绩效目标表", "部门名称：灯塔局"));
        lines.addAll(Arrays.asList(head));
        lines.addAll(List.of("年度目标|让灯亮着", "一级指标|二级指标|三级指标|指标性质|指标值|计量单位|权重", "产出指标|数量指标|灯具|≥|5|个|90"));
        var forms = DocumentReader.read(String.join("\n", lines).replace('|', '\t'));
        assertThat(forms).singleElement().satisfies(form -> {
            assertThat(form.indicators()).hasSize(1);
            assertThat(form.annualGoals()).containsExactly("让灯亮着");
        });
        return forms.get(0);
    }

    private static List<String> doubts(PrintedForm form) {
        return form.notes().stream()
                .filter(note -> note.code() == Code.AMOUNT_UNCLEAR || note.code() == Code.AMOUNT_WITHOUT_UNIT)
                .map(note -> note.code() + " " + note.arguments().get(0))
                .toList();
    }

    private static AnnualBudget budget(PrintedForm form) {
        return Objects.requireNonNull(form.budget());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "任务名称|主要内容|预算金额（万元）|财政拨款|其他资金",
                "任务名称|主要内容|总额（万元）|财政拨款（万元）|其他资金（万元）",
                "年度主要任务|任务名称|主要内容|总额（万元）|财政拨款|其他资金"
            })
    @DisplayName("are their tasks', though their headings stand in one line and name two sources of money")
    void ofTasks(String heading) {
        var label = heading.startsWith("年度主要任务") ? "年度主要任务|" : "";
        var form = form(heading, label + "修灯|修三座|50|40|10", label + "换灯|换两座|60|60|0");

        assertThat(form.tasks())
                .extracting(Task::name, Task::content, Task::budget)
                .containsExactly(
                        tuple("修灯", "修三座", TaskBudget.of("50", "40", "10", "万元")),
                        tuple("换灯", "换两座", TaskBudget.of("60", "60", "0", "万元")));
        assertThat(form.budget()).isNull();
        assertThat(doubts(form)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "任务名称|主要内容|合计（万元）|财政拨款|其他资金",
                "任务名称|主要内容|资金安排（万元）||\n||合计|财政拨款|其他资金",
                "任务名称|主要内容|预算金额（万元）||\n||小计|财政拨款|其他资金",
                "任务名称|主要内容|资金安排（万元）||\n任务名称|主要内容|合计|财政拨款|其他资金"
            })
    @DisplayName("under 合计 or 小计 are the task's total, in the unit of the heading above all of them")
    void sums(String heading) {
        var form = form("金额单位：元", heading, "修灯|修三座|50|40|10");

        assertThat(form.tasks())
                .extracting(Task::name, Task::budget)
                .containsExactly(tuple("修灯", TaskBudget.of("50", "40", "10", "万元")));
        assertThat(form.budget()).isNull();
        assertThat(form.notes()).extracting(Note::code).doesNotContain(Code.COLUMN_UNKNOWN, Code.KEPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"任务名称|主要内容|财政拨款（万元）|小计（万元）|其他资金（万元）", "任务名称|主要内容|小计（万元）|财政拨款（万元）|合计（万元）"})
    @DisplayName("under a sum between the sources, or one of two sums, are no total")
    void sumOfWhat(String heading) {
        var form = form(heading, "修灯|修三座|40|40|10");

        assertThat(form.tasks().get(0).budget())
                .isNotNull()
                .satisfies(budget -> assertThat(budget.total()).isNull());
        assertThat(form.notes()).extracting(Note::code).contains(Code.COLUMN_UNKNOWN, Code.KEPT);
    }

    @Test
    @DisplayName("are counted in what their own heading says, whatever the tasks' says")
    void unitsApart() {
        var form = form("金额单位：元", "基本支出|800000|项目支出|500000", "任务名称|主要内容|预算金额（万元）|财政拨款|其他资金", "修灯|修三座|50|40|10");

        assertThat(budget(form).basic()).isEqualByComparingTo("800000");
        assertThat(budget(form).project()).isEqualByComparingTo("500000");
        assertThat(form.tasks()).extracting(Task::budget).containsExactly(TaskBudget.of("50", "40", "10", "万元"));
    }

    @Test
    @DisplayName("have no value in a column of which two units could be meant")
    void eitherUnit() {
        var form = form("金额单位：元", "任务名称|主要内容|预算金额（万元）|财政拨款|其他资金", "修灯|修三座|10.00|9.00|2.00");

        assertThat(form.tasks().get(0).budget()).isNotNull().satisfies(budget -> {
            assertThat(budget.total()).isEqualByComparingTo("100000");
            assertThat(budget.fiscal()).isNull();
            assertThat(budget.other()).isNull();
            assertThat(budget.printed()).isEqualTo("10.00万元/9.00/2.00");
        });
        assertThat(doubts(form)).containsExactly("AMOUNT_WITHOUT_UNIT 财政拨款：9.00", "AMOUNT_WITHOUT_UNIT 其他资金：2.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"年度主要任务|名称|主要实施内容|拟投入的资金（万元）|期望达到的目标（概述）", "年度主要任务|任务名称|主要内容|预算金额（万元）|执行率分值（10分）"})
    @DisplayName("are their tasks' beside headings with brackets and digits; a heading is never a task")
    void besideOtherHeadings(String heading) {
        var form = form(heading, "年度主要任务|修灯|修三座|50|亮");

        assertThat(form.tasks())
                .extracting(Task::name, Task::content, Task::budget)
                .containsExactly(tuple("修灯", "修三座", TaskBudget.of("50", null, null, "万元")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"|||财政拨款|彩票公益金", "年度主要任务|任务名称|主要内容|财政拨款|彩票公益金"})
    @DisplayName("below a heading of all the money are that source's, though another beside it isn't known")
    void ofSources(String below) {
        var form = form("年度主要任务|任务名称|主要内容|预算金额（万元）|", below, "年度主要任务|修灯|修三座|50|5");

        assertThat(form.tasks())
                .extracting(Task::name, Task::budget)
                .containsExactly(tuple("修灯", TaskBudget.of(null, "50", null, "万元")));
        assertThat(form.notes())
                .filteredOn(note -> note.code() == Code.KEPT)
                .extracting(note -> note.arguments().get(0))
                .singleElement()
                .asString()
                .contains("彩票公益金", "5");
    }

    @Test
    @DisplayName("behind the tasks under another label are the form's, and no tasks")
    void behindTasks() {
        var form = form(
                "年度主要任务|任务名称||主要内容|",
                "年度主要任务|修灯||修三座|",
                "预算情况|部门预算总额（万元）||620.5|",
                "预算情况|（1）单位资金||20.5|",
                "预算情况|（2）别的||600|",
                "保障措施|加强领导|||");

        assertThat(form.tasks()).extracting(Task::name).containsExactly("修灯");
        assertThat(budget(form).total()).isEqualByComparingTo("6205000");
        assertThat(budget(form).other()).isEqualByComparingTo("205000");
    }

    @Test
    @DisplayName("in several columns of 预算金额 are what the cells beside them say, and of other things none")
    void besideTheirLabels() {
        var form = form(
                "预算情况|科目|预算金额（万元）|资金来源|预算金额（万元）", "|基本支出|310.2|财政拨款|650.5", "|差旅费|40.3|彩票|100", "|项目支出|400|其他资金|0");

        assertThat(budget(form).total()).isNull();
        assertThat(budget(form).basic()).isEqualByComparingTo("3102000");
        assertThat(budget(form).project()).isEqualByComparingTo("4000000");
        assertThat(budget(form).fiscal()).isEqualByComparingTo("6505000");
        assertThat(budget(form).other()).isEqualByComparingTo("0");
    }

    @Test
    @DisplayName("of projects that are listed are not the form's")
    void ofProjects() {
        var form = form("项目支出|项目名称|项目类别|预算金额（万元）|备注", "|修灯|延续性|860|");

        assertThat(form.budget())
                .satisfiesAnyOf(
                        none -> assertThat(none).isNull(),
                        some -> assertThat(some.total()).isNull());
    }

    @Test
    @DisplayName("on the same that differ have no value, and a note each")
    void different() {
        var form = form("预算总额（万元）|620.5", "年度预算（万元）|602.5");

        assertThat(budget(form).total()).isNull();
        assertThat(doubts(form)).containsExactly("AMOUNT_UNCLEAR 预算总额（万元）：620.5", "AMOUNT_UNCLEAR 年度预算（万元）：602.5");
    }

    @Test
    @DisplayName("are counted in what the label of their block says")
    void inTheUnitOfTheirBlock() {
        var form = form("年度预算申请（万元）|资金总额：8,642.30", "|其中：|项目支出：3,322.20");

        assertThat(budget(form).total()).isEqualByComparingTo("86423000");
        assertThat(budget(form).project()).isEqualByComparingTo("33222000");
        assertThat(doubts(form)).isEmpty();
    }

    @Test
    @DisplayName("keep the unit of their own line in a block of several")
    void unitsInABlock() {
        var form = form("年度预算（万元）|120.05|基本支出（元）|800000|项目支出|40.05万元", "资金总额|0.012005亿元");

        assertThat(budget(form).total()).isEqualByComparingTo("1200500");
        assertThat(budget(form).basic()).isEqualByComparingTo("800000");
        assertThat(budget(form).project()).isEqualByComparingTo("400500");
        assertThat(doubts(form)).isEmpty();
    }

    @Test
    @DisplayName("have no value beside a line that is counted otherwise than the form says")
    void unitBesideAnother() {
        var form = form("金额单位：元", "年度预算（万元）|120.05|基本支出|80");

        assertThat(budget(form).total()).isEqualByComparingTo("1200500");
        assertThat(budget(form).basic()).isNull();
        assertThat(doubts(form)).containsExactly("AMOUNT_WITHOUT_UNIT 基本支出：80");
    }

    @Test
    @DisplayName("are noted one by one where nothing says what they are counted in, or they are no amounts")
    void doubtful() {
        var form = form("年度预算|120.05|基本支出|80", "任务名称|主要内容|预算金额（万元）", "修灯|修三座|约30", "换灯|换两座|1,2345.6", "守灯|守一座|—");

        assertThat(budget(form).total()).isNull();
        assertThat(doubts(form))
                .containsExactly(
                        "AMOUNT_WITHOUT_UNIT 年度预算：120.05",
                        "AMOUNT_WITHOUT_UNIT 基本支出：80",
                        "AMOUNT_UNCLEAR 预算金额（万元）：约30",
                        "AMOUNT_UNCLEAR 预算金额（万元）：1,2345.6");
    }

    @Test
    @DisplayName("in one sentence are its parts', if each says what it is and its unit")
    void sentence() {
        var form = form("年度预算：1,200.50万元，其中：基本支出800万元，项目支出400.5万元");

        assertThat(budget(form).total()).isEqualByComparingTo("12005000");
        assertThat(budget(form).basic()).isEqualByComparingTo("8000000");
        assertThat(budget(form).project()).isEqualByComparingTo("4005000");
        assertThat(form("年度预算：1,200.50万元左右，其中：基本支出800").budget()).isNull();
    }

    @Test
    @DisplayName("stand in numbered lines, the first behind what all have in common")
    void numbered() {
        var form = form("部门预算总额（万元）|645.30", "2、资金结构：（1）基本支出|410.00", "（2）项目支出|235.30", "其他说明（3）|12");

        assertThat(budget(form).total()).isEqualByComparingTo("6453000");
        assertThat(budget(form).basic()).isEqualByComparingTo("4100000");
        assertThat(budget(form).project()).isEqualByComparingTo("2353000");
        assertThat(budget(form).other()).isNull();
    }

    @Test
    @DisplayName("are left open where two stand behind one label: one of them may be last year's")
    void twoBehindOneLabel() {
        var form = form("单位：万元", "|上年预算|本年预算", "资金总额|280|300", "基本支出|190|190", "项目支出|90|110");

        assertThat(budget(form).total()).isNull();
        assertThat(budget(form).basic()).isEqualByComparingTo("1900000");
        assertThat(budget(form).project()).isNull();
        assertThat(doubts(form))
                .containsExactly(
                        "AMOUNT_UNCLEAR 资金总额：280",
                        "AMOUNT_UNCLEAR 资金总额：300",
                        "AMOUNT_UNCLEAR 项目支出：90",
                        "AMOUNT_UNCLEAR 项目支出：110");
    }

    @Test
    @DisplayName("are one task's where its name and content are merged over more rows")
    void mergedTask() {
        var rows = List.of(
                row(0, "部门名称", "灯塔局"),
                row(1, "任务名称", "主要内容", "预算金额（万元）", "责任科室"),
                new Row(List.of(cell(0, "修灯", 2), cell(1, "修三座", 2), cell(2, "50", 2), cell(3, "甲科", 2)), 4, 3, 3),
                new Row(
                        List.of(
                                new Row.Cell(0, "修灯", 4, 1, true),
                                new Row.Cell(1, "修三座", 4, 1, true),
                                new Row.Cell(2, "50", 4, 1, true),
                                cell(3, "乙科", 3)),
                        4,
                        4,
                        4),
                row(4, "年度目标", "让灯亮着"));

        assertThat(DocumentReader.read(rows, List.of("", "", "", "", "")).get(0).tasks())
                .containsExactly(new Task("修灯", "修三座", TaskBudget.of("50", null, null, "万元")));
    }

    private static Row row(int line, String... texts) {
        var cells = new ArrayList<Row.Cell>();
        for (var text : texts) {
            cells.add(cell(cells.size(), text, line));
        }
        return new Row(cells, 4, line + 1, line + 1);
    }

    private static Row.Cell cell(int column, String text, int line) {
        return new Row.Cell(column, text, line + 1);
    }
}
