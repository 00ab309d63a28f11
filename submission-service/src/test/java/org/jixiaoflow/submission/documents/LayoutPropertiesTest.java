package org.jixiaoflow.submission.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jixiaoflow.submission.documents.PrintedForm.Indicator;
import org.jspecify.annotations.Nullable;

@Label("Whatever the layout")
class LayoutPropertiesTest {

    private static final Map<Column, List<String>> HEADINGS = new EnumMap<>(Map.of(
            Column.LEVEL1, List.of("一级指标", "一级绩效指标", "一级 指标"),
            Column.LEVEL2, List.of("二级指标", "二级绩效指标"),
            Column.NAME, List.of("三级指标", "指标名称", "三级指标名称"),
            Column.OPERATOR, List.of("指标性质", "计算符号", "绩效指标性质", "运算符号"),
            Column.DIRECTION, List.of("指标方向性", "指标方向"),
            Column.TARGET, List.of("目标值", "年度指标值", "指标值", "2025年目标值", "绩效指标值"),
            Column.UNIT, List.of("计量单位", "度量单位", "单位", "绩效度量单位"),
            Column.WEIGHT, List.of("权重", "分值", "权重（%）", "指标权重")));

    private static final List<String> MORE = List.of("指标解释", "评分标准", "上年实际值", "数据来源", "2024年完成值", "红线", "责任科室");
    private static final List<String> LEVELS1 = List.of("产出指标", "产出指标", "效益指标", "满意度指标");
    private static final List<String> LEVELS2 = List.of("数量指标", "成本指标", "社会效益指标", "服务对象满意度指标");
    private static final List<List<String>> OPERATORS = List.of(
            List.of("≥", "大于等于", ">=", "不低于"),
            List.of("≤", "小于等于", "<=", "不超过"),
            List.of("=", "等于", "＝"),
            List.of("＞", ">", "大于"),
            List.of("＜", "小于"));
    private static final List<PrintedForm.Operator> MEANT = List.of(
            PrintedForm.Operator.GE,
            PrintedForm.Operator.LE,
            PrintedForm.Operator.EQ,
            PrintedForm.Operator.GT,
            PrintedForm.Operator.LT);

    @Property(tries = 400)
    @Label("columns in any order under any of their headings, with others between, hold what was printed in them")
    void permuted(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int rows) {
        var document = new Made(new Random(seed), rows);

        var forms = DocumentReader.read(document.text("部门：灯塔局"));

        assertThat(forms).singleElement().satisfies(document::assertRead);
    }

    @Property(tries = 200)
    @Label("forms of several departments stay apart, however each begins and whatever its layout")
    void interleaved(@ForAll long seed, @ForAll @IntRange(min = 2, max = 5) int count) {
        var random = new Random(seed);
        var documents = new ArrayList<Made>();
        var text = new StringBuilder();
        for (var form = 0; form < count; form++) {
            var made = new Made(random, 1 + random.nextInt(4));
            documents.add(made);
            text.append(made.text(beginning(random, "第" + "一二三四五".charAt(form) + "渡口管理局")))
                    .append('\n');
        }

        var forms = DocumentReader.read(text.toString());

        assertThat(forms).hasSize(count);
        for (var form = 0; form < count; form++) {
            documents.get(form).assertRead(forms.get(form));
            assertThat(forms.get(form).department()).isEqualTo("第" + "一二三四五".charAt(form) + "渡口管理局");
        }
    }

    private static String beginning(Random random, String department) {
        return switch (random.nextInt(5)) {
            case 0 -> "部门整体绩效目标表\n部门：" + department;
            case 1 -> "云岭县2025年度部门（单位）整体支出绩效目标申报表\n填报单位（盖章）：" + department;
            case 2 -> department + "2025年部门整体支出绩效目标表";
            case 3 -> "部门名称：" + department + "\t单位：万元";
            default -> "部门整体支出绩效目标表\n（2025年度）\n部门（单位）名称\t" + department;
        };
    }

    /** A table with its own columns and what stands in them. */
    private static final class Made {

        private final List<Object> columns = new ArrayList<>();
        private final List<Map<Column, String>> rows = new ArrayList<>();
        private final List<PrintedForm.Operator> operators = new ArrayList<>();
        private final Map<Object, String> headings = new java.util.HashMap<>();
        private final List<List<String>> more = new ArrayList<>();

        Made(Random random, int count) {
            columns.addAll(List.of(Column.LEVEL1, Column.LEVEL2, Column.NAME, Column.OPERATOR, Column.TARGET));
            for (var column : List.of(Column.DIRECTION, Column.UNIT, Column.WEIGHT)) {
                if (random.nextBoolean()) {
                    columns.add(column);
                }
            }
            columns.forEach(column -> headings.put(column, one(random, HEADINGS.get(column))));
            var others = new ArrayList<>(MORE);
            Collections.shuffle(others, random);
            for (var other : others.subList(0, random.nextInt(4))) {
                columns.add(other);
                headings.put(other, other);
            }
            Collections.shuffle(columns, random);
            for (var row = 0; row < count; row++) {
                row(random, row);
            }
        }

        private void row(Random random, int number) {
            var level = random.nextInt(LEVELS1.size());
            var operator = random.nextInt(OPERATORS.size());
            operators.add(MEANT.get(operator));
            rows.add(new EnumMap<>(Map.of(
                    Column.LEVEL1, LEVELS1.get(level),
                    Column.LEVEL2, LEVELS2.get(level),
                    Column.NAME, "指标名" + "甲乙丙丁戊己".charAt(number),
                    Column.OPERATOR, one(random, OPERATORS.get(operator)),
                    Column.DIRECTION, random.nextBoolean() ? "正向" : "反向",
                    Column.TARGET, one(random, List.of("12", "3.5", "1,234", "-4", "９８")),
                    Column.UNIT, one(random, List.of("%", "个", "万元", "公里")),
                    Column.WEIGHT, one(random, List.of("20", "10.00", "5分", "１２")))));
            more.add(List.of("去年" + random.nextInt(100), random.nextInt(1000) + "", "见表" + number, "每少1%扣1分"));
        }

        private static <T> T one(Random random, @Nullable List<T> of) {
            return java.util.Objects.requireNonNull(of).get(random.nextInt(of.size()));
        }

        String text(String head) {
            var text = new StringBuilder(head).append("\n年度目标\t让灯亮着\n");
            text.append(String.join("\t", columns.stream().map(headings::get).toList()))
                    .append('\n');
            for (var row = 0; row < rows.size(); row++) {
                var cells = new ArrayList<String>();
                var other = 0;
                for (var column : columns) {
                    cells.add(
                            column instanceof Column known
                                    ? rows.get(row).get(known)
                                    : more.get(row).get(other++));
                }
                text.append(String.join("\t", cells)).append('\n');
            }
            return text.toString();
        }

        void assertRead(PrintedForm form) {
            assertThat(form.annualGoals()).containsExactly("让灯亮着");
            assertThat(form.indicators()).hasSize(rows.size());
            for (var row = 0; row < rows.size(); row++) {
                assertRow(form.indicators().get(row), rows.get(row), operators.get(row));
                assertKept(form, row);
            }
        }

        private void assertRow(Indicator read, Map<Column, String> printed, PrintedForm.Operator operator) {
            assertThat(read.level1()).isEqualTo(printed.get(Column.LEVEL1));
            assertThat(read.level2()).isEqualTo(printed.get(Column.LEVEL2));
            assertThat(read.name()).isEqualTo(printed.get(Column.NAME));
            assertThat(read.operator()).isEqualTo(operator);
            assertThat(read.target()).isEqualTo(printed.get(Column.TARGET));
            assertThat(read.unit()).isEqualTo(columns.contains(Column.UNIT) ? printed.get(Column.UNIT) : null);
            var weight = columns.contains(Column.WEIGHT)
                    ? Vocabulary.weight(String.valueOf(printed.get(Column.WEIGHT)))
                    : null;
            assertThat(read.weight()).isEqualTo(weight);
        }

        private void assertKept(PrintedForm form, int row) {
            var others = columns.stream()
                    .filter(column -> !(column instanceof Column))
                    .count();
            var notes = form.notes().toString();
            assertThat(more.get(row).subList(0, (int) others))
                    .allSatisfy(text -> assertThat(notes).contains(text));
        }
    }
}
