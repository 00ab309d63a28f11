package org.jixiaoflow.submission.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jixiaoflow.submission.documents.PrintedForm.Direction;
import org.jixiaoflow.submission.documents.PrintedForm.Indicator;
import org.jixiaoflow.submission.documents.PrintedForm.Operator;
import org.jspecify.annotations.Nullable;

/** Documents as tests print them, and what is read of them. */
final class PrintedLines {

    static final String HEADER = "|一级指标|二级指标|三级指标|指标性质|指标方向性|目标值|计量单位|备注";

    static final String FIRST = "绩效指标|产出指标|数量指标|灯具巡检|大于等于|正向|12|次|";

    /** A document whose cells are divided by bars, because tabs can't be seen. */
    static List<PrintedForm> read(String... lines) {
        return DocumentReader.read(String.join("\n", lines).replace('|', '\t'));
    }

    static PrintedForm table(String... rows) {
        var head = List.of("部门整体绩效表", "部门：灯塔局", "年度目标||||||||", "年度目标|让灯亮着|||||||", HEADER);
        var lines = new ArrayList<>(head);
        lines.addAll(Arrays.asList(rows));
        return read(lines.toArray(String[]::new)).get(0);
    }

    static List<Note.Code> codes(PrintedForm form) {
        return form.notes().stream().map(Note::code).toList();
    }

    static Indicator indicator(
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

    static void assertIndicators(PrintedForm form, Indicator... expected) {
        assertThat(form.indicators())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("line")
                .containsExactly(expected);
    }

    private PrintedLines() {}
}
