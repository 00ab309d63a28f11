package org.jixiaoflow.submission.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.PrintedForm.Indicator;

@Label("Whatever is merged in a table")
class MergedCellsPropertiesTest {

    private static final List<List<String>> LEVELS = List.of(
            List.of("产出指标", "数量指标"), List.of("产出指标", "质量指标"), List.of("效益指标", "社会效益指标"), List.of("满意度指标", "服务对象满意度指标"));

    /** A row of the table; the target's three columns stand below one heading or have one each. */
    private record Line(String level1, String level2, String name, String operator, String target, String unit) {}

    private final Documents documents = new Documents(Limits.USUAL);

    @Property(tries = 150)
    @Label("levels over their rows, headings over their columns and rows, what was printed is read")
    void merged(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 12) int count,
            @ForAll boolean twoLines,
            @ForAll boolean kept) {
        var lines = lines(new Random(seed), count);

        var form = read(table(lines, twoLines, kept));

        assertThat(form.indicators())
                .extracting(MergedCellsPropertiesTest::line)
                .containsExactlyElementsOf(lines);
    }

    private static List<Line> lines(Random random, int count) {
        var lines = new ArrayList<Line>();
        var level = 0;
        for (var index = 0; index < count; index++) {
            level = Math.min(LEVELS.size() - 1, level + (random.nextInt(3) == 0 ? 1 : 0));
            lines.add(new Line(
                    LEVELS.get(level).get(0),
                    LEVELS.get(level).get(1),
                    "巡检" + (char) ('甲' + index),
                    random.nextBoolean() ? "≥" : "≤",
                    String.valueOf(1 + random.nextInt(500)),
                    random.nextBoolean() ? "次" : "%"));
        }
        return lines;
    }

    private static String table(List<Line> lines, boolean twoLines, boolean kept) {
        var html = new StringBuilder("<html><body><table><tr><td colspan='8'>部门整体绩效目标表</td></tr>");
        html.append("<tr><td>部门</td><td colspan='7'>灯塔县财政局</td></tr>");
        var over = twoLines ? " rowspan='2'" : "";
        html.append("<tr>");
        for (var heading : List.of("一级指标", "二级指标", "三级指标")) {
            html.append("<td%s>%s</td>".formatted(over, heading));
        }
        html.append(twoLines ? "<td colspan='3'>指标值</td>" : "<td>指标性质</td><td>指标值</td><td>计量单位</td>");
        html.append(kept ? "<td%s>评分标准</td>".formatted(over) : "").append("</tr>");
        html.append(twoLines ? "<tr><td>符号</td><td>数值</td><td>单位</td></tr>" : "");
        for (var index = 0; index < lines.size(); index++) {
            var line = lines.get(index);
            html.append("<tr>")
                    .append(merged(lines.stream().map(Line::level1).toList(), index))
                    .append(merged(lines.stream().map(Line::level2).toList(), index))
                    .append("<td>%s</td><td>%s</td><td>%s</td><td>%s</td>"
                            .formatted(line.name, line.operator, line.target, line.unit))
                    .append(kept && index == 0 ? "<td rowspan='%d'>每少一次扣1分</td>".formatted(lines.size()) : "")
                    .append("</tr>");
        }
        return html.append("</table></body></html>").toString();
    }

    /** The first of equal texts below each other covers them all. */
    private static String merged(List<String> texts, int index) {
        var text = texts.get(index);
        if (index > 0 && texts.get(index - 1).equals(text)) {
            return "";
        }
        var rows = texts.stream().skip(index).takeWhile(text::equals).collect(Collectors.counting());
        return "<td rowspan='%d'>%s</td>".formatted(rows, text);
    }

    private PrintedForm read(String html) {
        var forms = documents.read("表.html", html.getBytes(UTF_8)).get(0).forms();
        assertThat(forms).hasSize(1);
        return forms.get(0);
    }

    private static Line line(Indicator read) {
        return new Line(
                String.valueOf(read.level1()),
                String.valueOf(read.level2()),
                String.valueOf(read.name()),
                read.operator() == PrintedForm.Operator.GE ? "≥" : "≤",
                String.valueOf(read.target()),
                String.valueOf(read.unit()));
    }
}
