package org.jixiaoflow.submission.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jixiaoflow.submission.documents.Note.Code;
import org.jixiaoflow.submission.documents.PrintedForm.Indicator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What the cells of a row say")
class TargetsTest {

    private static PrintedForm form(String header, String... rows) {
        var lines = new ArrayList<>(List.of("2026年部门整体绩效目标表", "部门名称：灯塔局", "年度目标|让灯亮着", header));
        lines.addAll(Arrays.asList(rows));
        return DocumentReader.read(String.join("\n", lines).replace('|', '\t')).get(0);
    }

    /** Operator, target and unit of a row whose target's cell stands alone. */
    private static String said(String target) {
        return said(form("一级指标|二级指标|三级指标|指标值|分值", "产出指标|数量指标|灯具|" + target + "|90"));
    }

    private static String said(PrintedForm form) {
        var row = form.indicators().get(0);
        return List.of(
                        String.valueOf(row.operator()),
                        Objects.requireNonNullElse(row.target(), "-"),
                        Objects.requireNonNullElse(row.unit(), "-"))
                .stream()
                .collect(Collectors.joining(" "));
    }

    private static List<String> doubts(PrintedForm form) {
        return form.notes().stream()
                .filter(note -> note.code() == Code.DOUBT)
                .map(note -> String.join(" ", note.arguments()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "≥3次以上, GE 3 次",
        "≤1起, LE 1 起",
        "0起, null 0 起",
        "不低于2024年水平, GE 2024年水平 -",
        "100人以上/场, null 100人以上/场 -",
        "½, null ½ -",
        "上半年, null 上半年 -",
        "5月1日起, null 5月1日起 -",
        "大于等于95%以上, GE 95 %",
        "≤30万元以内, LE 30 万元",
        "不超过30万元以内, LE 30 万元",
        "不少于5次以内, null 5 次",
        "超过90%以上, null 90 %",
        "=4座以上, null 4 座",
        "三分之二以上, null 三分之二以上 -",
        "九成以上, null 九成以上 -",
        "90%≤, null 90%≤ -",
        "达到85%以上, GE 85 %",
        "稳定在98.5%以上, GE 98.5 %",
        "达到85%, null 达到85% -",
        "> = 95%, GE 95 %",
        "≥：95%, GE 95 %",
        "≥>95%, null ≥>95% -",
        "大于95%(含), GE 95 %",
        "95%以下（含95%）, LE 95 %",
        "95%(含), null 95%(含) -"
    })
    @DisplayName("at both ends of a target: the unit stands between, and two comparisons are none")
    void bothEnds(String printed, String expected) {
        assertThat(said(printed)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "=895元/人·月, EQ 895 元/人·月",
        "895元/人·月, null 895 元/人·月",
        "≤3个工作日, LE 3 个工作日",
        "7个工作日, null 7个工作日 -",
        "≥1280台（套）, GE 1280 台（套）",
        "≥3次（含）, GE 3 次",
        "100%达标, null 100%达标 -",
        "100余人, null 100余人 -",
        "≥50多家, GE 50多家 -",
        "30人左右, null 30人左右 -"
    })
    @DisplayName(
            "behind a number is its unit, though it ends like a date or has two words; 余 and 左右 say that it is none")
    void units(String printed, String expected) {
        assertThat(said(printed)).isEqualTo(expected);
    }

    @Test
    @DisplayName("under 绩效目标 behind the names are targets where no other column is theirs, never goals")
    void goalsBehindNames() {
        var form = form("一级指标|二级指标|三级指标|绩效目标|分值", "产出指标|数量指标|灯具|不少于6盏|90");

        assertThat(said(form)).isEqualTo("GE 6 盏");
        assertThat(form.annualGoals()).containsExactly("让灯亮着");
    }

    @ParameterizedTest
    @ValueSource(strings = {"≥|3200|平方米", "≥|3200平方米|", "≥3200|平方米|", "≥3200平方米||", "|≥3200平方米|"})
    @DisplayName("in cells below one heading over all of them are comparison, value and unit")
    void belowOneHeading(String cells) {
        var form = form("一级指标|二级指标|三级指标|指标值|||权重", "产出指标|数量指标|灯具|" + cells + "|90");

        assertThat(said(form)).isEqualTo("GE 3200 平方米");
        assertThat(form.indicators().get(0).weight()).isEqualByComparingTo("90");
    }

    @Test
    @DisplayName("under 一级 and 二级 below 指标类别 are its levels")
    void levelsBelowKind() {
        var form = form("指标类别||指标名称|上年目标值|本年目标值|计量单位|权重", "一级|二级|指标名称|上年目标值|本年目标值|计量单位|权重", "产出指标|数量指标|灯具|≥4|≥5|盏|90");

        assertThat(form.indicators())
                .extracting(Indicator::level1, Indicator::level2, Indicator::target)
                .containsExactly(tuple("产出指标", "数量指标", "5"));
    }

    @Test
    @DisplayName(
            "alone over the rows is their level in a table without columns of levels; one that isn't known ends the one above")
    void bands() {
        var form = form(
                "指标|目标值|单位|分值",
                "一、产出指标（50分）|||",
                "（一）数量指标|||",
                "灯具|≥5|盏|25",
                "（二）成本指标|||",
                "灯油|≤3|元|25",
                "二、航运效应|||",
                "船只|≥9|艘|30");

        assertThat(form.indicators())
                .extracting(Indicator::level1, Indicator::level2, Indicator::name)
                .containsExactly(tuple("产出指标", "数量指标", "灯具"), tuple("产出指标", "成本指标", "灯油"), tuple(null, null, "船只"));
        assertThat(form.notes()).extracting(Note::code).contains(Code.NO_LEVEL, Code.FRAGMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"长期绩效指标|一级指标|二级指标|三级指标|指标值", "长期绩效指标||||\n|一级指标|二级指标|三级指标|指标值", "中长期绩效指标|一级指标|二级指标|三级指标|指标值"})
    @DisplayName("in a table of targets for longer than the year are noted, before the year's table or behind it")
    void longTables(String header) {
        var longTable = header + "\n|产出指标|数量指标|灯具|≥60盏\n|效益指标|社会效益指标|船只|≥90艘";
        var years = "年度绩效指标|一级指标|二级指标|三级指标|指标值\n|产出指标|数量指标|灯具|≥20盏";

        for (var tables : List.of(longTable + "\n" + years, years + "\n" + longTable)) {
            var form = form(tables);

            assertThat(said(form)).isEqualTo("GE 20 盏");
            assertThat(form.indicators()).hasSize(1);
            assertThat(form.notes())
                    .filteredOn(note -> note.code() == Code.GOAL_LONG)
                    .extracting(note -> note.arguments().get(0))
                    .anyMatch(text -> text.contains("≥60盏"))
                    .anyMatch(text -> text.contains("≥90艘"));
        }
    }

    @ParameterizedTest
    @CsvSource({"'≥1,200,00元'", "'1，23人'", "'≥12,34'", "95.5.", "≥2.", ".5%", "1.2.3"})
    @DisplayName("in digits that aren't in groups of three, or with a point too many, is no value: some may be missing")
    void misgrouped(String printed) {
        var form = form("一级指标|二级指标|三级指标|指标值|分值", "产出指标|数量指标|灯具|" + printed + "|90");

        assertThat(form.indicators()).extracting(Indicator::target).containsOnlyNulls();
        assertThat(doubts(form)).containsExactly("目标值 " + printed);
    }

    @ParameterizedTest
    @CsvSource({"'1,234.6万', 万元", "100%, ‰", "3万元, 元", "5‰, %"})
    @DisplayName("of a number in two scales is no value")
    void twoScales(String printed, String unit) {
        var form = form("一级指标|二级指标|三级指标|指标性质|指标值|计量单位|权重", "产出指标|数量指标|灯具|≥|" + printed + "|" + unit + "|90");

        assertThat(said(form)).isEqualTo("GE - " + unit);
        assertThat(doubts(form)).containsExactly("目标值 " + printed + " / " + unit);
    }

    @ParameterizedTest
    @CsvSource({"200平方米, 亩", "3年, 月", "10千克, 吨", "90%, 个"})
    @DisplayName("of a number in another unit than its column's is no value")
    void twoUnits(String printed, String unit) {
        for (var operator : List.of("≥|" + printed, "|≥" + printed)) {
            var form = form("一级指标|二级指标|三级指标|指标性质|指标值|计量单位|权重", "产出指标|数量指标|灯具|" + operator + "|" + unit + "|90");

            assertThat(said(form)).isEqualTo("GE - " + unit);
        }
    }

    @ParameterizedTest
    @CsvSource({"5场次, 场", "5场, 场次", "12万, 人", "2026.5, 日", "5, 盏"})
    @DisplayName("of one unit spelled in two ways, or of 万 and what is counted, is as printed")
    void oneUnit(String printed, String unit) {
        var form = form("一级指标|二级指标|三级指标|指标性质|指标值|计量单位|权重", "产出指标|数量指标|灯具|≥|" + printed + "|" + unit + "|90");

        assertThat(said(form)).isEqualTo("GE " + printed + " " + unit);
        assertThat(doubts(form)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"产出指标[50分], 数量指标", "一、产出指标, （一）数量指标", "1.产出指标, 2．数量指标", "产出指标【50】, 数量指标："})
    @DisplayName("of levels is their name without number and points; what was printed is beside it")
    void levels(String level1, String level2) {
        var form = form("一级指标|二级指标|三级指标|指标性质|指标值|计量单位|权重", level1 + "|" + level2 + "|灯具|≥|5|盏|90");

        assertThat(form.indicators()).singleElement().satisfies(row -> {
            assertThat(row.level1()).isEqualTo("产出指标");
            assertThat(row.level2()).isEqualTo("数量指标");
            assertThat(row.printed()).containsEntry("level1", level1);
        });
    }

    @Test
    @DisplayName("under 标准值, 量纲, 占比 and a bare year is the target, its unit, the weight")
    void synonyms() {
        assertThat(said(form("一级指标|二级指标|三级指标|比较符|标准值|量纲|占比", "产出指标|数量指标|灯具|以上|5|盏|90")))
                .isEqualTo("GE 5 盏");
        var years = form("一级指标|二级指标|三级指标|2025年|2026年|单位|分值", "产出指标|数量指标|灯具|40|≥45|盏|90");

        assertThat(said(years)).isEqualTo("GE 45 盏");
        assertThat(years.notes()).extracting(Note::code).contains(Code.KEPT);
    }

    @Test
    @DisplayName("of weights below one beside others in percent is a doubt, be they all or one")
    void mixedWeights() {
        var form = form("一级指标|二级指标|三级指标|指标性质|指标值|计量单位|权重", "产出指标|数量指标|灯具|≥|5|盏|50%", "产出指标|数量指标|灯塔|≥|5|座|0.4");

        assertThat(form.indicators().get(0).weight()).isEqualByComparingTo("50");
        assertThat(form.indicators().get(1).weight()).isNull();
        assertThat(doubts(form)).containsExactly("权重 0.4");
    }

    @Test
    @DisplayName("of a weight below zero is none, and the note says that it is below zero")
    void negativeWeight() {
        var form = form("一级指标|二级指标|三级指标|指标性质|指标值|计量单位|权重", "产出指标|数量指标|灯具|≥|5|盏|-5");

        assertThat(form.indicators().get(0).weight()).isNull();
        assertThat(form.indicators().get(0).printed()).containsEntry("weight", "-5");
        assertThat(form.notes())
                .filteredOn(note -> note.code() == Code.WEIGHT_NEGATIVE)
                .extracting(Note::field)
                .containsExactly("weight");
        assertThat(doubts(form)).isEmpty();
    }

    @Test
    @DisplayName("of 正向 under 指标性质 is the direction; how to compare stays open")
    void directionUnderOperator() {
        var form = form("一级指标|二级指标|三级指标|指标性质|指标值|计量单位|权重", "产出指标|数量指标|灯具|正向指标|5|盏|90");

        assertThat(form.indicators())
                .extracting(Indicator::direction, Indicator::operator)
                .containsExactly(tuple(PrintedForm.Direction.POSITIVE, null));
        assertThat(form.notes()).extracting(Note::code).contains(Code.NO_OPERATOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "|", "    "})
    @DisplayName("parted by semicolons, bars or gaps is read as in columns; behind gaps no row that lacks a cell")
    void separated(String sign) {
        var lines = List.of(
                "部门整体绩效目标表",
                "部门名称：灯塔局",
                "一级指标|二级指标|三级指标|指标性质|指标值|计量单位|权重",
                "产出指标|数量指标|灯具|≥|5|盏|50",
                sign.isBlank() ? "产出指标|数量指标|灯塔|≥|5|40" : "产出指标|数量指标|灯塔|≥|5||40");
        var document = String.join("\n", lines).replace("|", sign);

        var rows = DocumentReader.read(document).get(0).indicators();

        assertThat(rows).extracting(Indicator::name).startsWith("灯具").hasSize(sign.isBlank() ? 1 : 2);
        assertThat(rows.get(0).weight()).isEqualByComparingTo("50");
    }

    @Test
    @DisplayName("parted by single spaces is read where its cells can stand in one way only")
    void spaced() {
        var lines = List.of(
                "部门整体绩效目标表",
                "部门名称：灯塔局",
                "年度目标 让灯亮着",
                "一级指标 二级指标 三级指标 指标性质 指标值 计量单位 权重",
                "产出指标 数量指标 灯具 ≥ 5 盏 50",
                "质量指标 完好率 ≥ 95 % 10",
                "新装 ≥ 6 盏 10",
                "产出指标 数量指标 灯 塔 ≥ 7 10",
                "产出指标 数量指标 浮标 ≥ 8 10");
        var document = String.join("\n", lines);

        var form = DocumentReader.read(document).get(0);

        assertThat(form.annualGoals()).containsExactly("让灯亮着");
        assertThat(form.indicators())
                .extracting(Indicator::level2, Indicator::name, Indicator::target)
                .containsExactly(tuple("数量指标", "灯具", "5"), tuple("质量指标", "完好率", "95"), tuple("质量指标", "新装", "6"));
        assertThat(form.notes())
                .extracting(Note::arguments)
                .anySatisfy(text -> assertThat(text.toString()).contains("灯 塔"))
                .anySatisfy(text -> assertThat(text.toString()).contains("浮标"));
    }

    @Test
    @DisplayName("in Markdown is read without the signs of its looks")
    void markdown() {
        var lines = List.of(
                "## 部门整体绩效目标表",
                "**部门名称：** 灯塔局",
                "",
                "| 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 计量单位 | 权重 |",
                "|:---|---|:-:|---|---:|---|---|",
                "| **产出指标** | 数量指标 | 灯具\\|浮标<br/>检查 | ≥ | 5 | 盏 | 50 |",
                "|  | 质量指标 | 完好率 | ≥ | 95 |  | 40 |");
        var document = String.join("\n", lines);

        var form = DocumentReader.read(document).get(0);

        assertThat(form.department()).isEqualTo("灯塔局");
        assertThat(form.indicators())
                .extracting(Indicator::level1, Indicator::name, Indicator::target, Indicator::unit)
                .containsExactly(tuple("产出指标", "灯具|浮标 检查", "5", "盏"), tuple("产出指标", "完好率", "95", null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "一级指标|二级指标|三级指标|本年绩效指标值|绩效度量单位|本年权重",
                "一级指标|二级指标|三级指标|当年绩效目标值|指标值计量单位|本年度权重",
                "一级指标|二级指标|三级指标|2026年（目标值）|数值计量单位|权重"
            })
    @DisplayName("stand under headings that say the form's year in words, or in front of brackets")
    void thisYear(String header) {
        var form = form(header, "产出指标|数量指标|灯具|≥5|个|90");

        assertThat(said(form)).isEqualTo("GE 5 个");
        assertThat(form.indicators().get(0).weight()).isEqualByComparingTo("90");
    }

    @Test
    @DisplayName("of years before are kept beside what is expected of this one")
    void yearsBefore() {
        var form = form("一级指标|二级指标|三级指标|2025年（实际值）|前年|预计当年实现|计量单位", "产出指标|数量指标|灯具|4|3|≥5|个");

        assertThat(said(form)).isEqualTo("GE 5 个");
    }

    @Test
    @DisplayName("are no indicator where the row says 无 or a dash and no more")
    void nothing() {
        var form = form(
                "一级指标|二级指标|三级指标|指标性质|指标值|计量单位|分值",
                "产出指标|数量指标|灯具|≥|5|个|90",
                "|成本指标|——|——|——|——|——",
                "效益指标|生态效益指标|无||||");

        assertThat(form.indicators()).extracting(Indicator::name).containsExactly("灯具");
        assertThat(form.notes()).filteredOn(note -> note.code() == Code.KEPT).hasSize(2);
    }

    @Test
    @DisplayName("may stand under 绩效标准: where no other column is that of targets, a person says so")
    void standards() {
        var form = form("一级指标|二级指标|三级指标|绩效标准|分值", "产出指标|数量指标|灯具|≥5个|90");

        assertThat(form.indicators().get(0).target()).isNull();
        assertThat(form.notes())
                .filteredOn(note -> note.code() == Code.COLUMN_UNKNOWN)
                .singleElement()
                .satisfies(note -> assertThat(note.arguments()).startsWith("绩效标准"));
    }
}
