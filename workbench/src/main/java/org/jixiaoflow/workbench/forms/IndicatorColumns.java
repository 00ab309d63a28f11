package org.jixiaoflow.workbench.forms;

import java.util.List;
import org.jixiaoflow.schemas.FormKind;

/** Columns in which people see a form's indicators, by their fields. */
public final class IndicatorColumns {

    private static final String ACTUAL_GRADE = "actualGrade";

    private static final List<String> PLANNED =
            List.of("level1", "level2", "name", "operator", "direction", "target", "unit", "weight", "remark");

    private static final List<String> EVALUATED = List.of(
            "level1",
            "name",
            "operator",
            "target",
            "unit",
            "weight",
            "actual",
            ACTUAL_GRADE,
            "band",
            "bandPercent",
            "evidence",
            "deviation");

    private IndicatorColumns() {}

    /** What is planned, in an objective; in a self-evaluation what was planned and what was reached. */
    public static List<String> read(FormKind kind) {
        return kind == FormKind.OBJECTIVE ? PLANNED : EVALUATED;
    }

    /** Those that a self-evaluation adds to what was planned. */
    public static List<String> achieved() {
        return EVALUATED.stream().filter(field -> !PLANNED.contains(field)).toList();
    }

    /** Those that are typed in a table, too: a grade is typed as what was reached. */
    public static List<String> typed(FormKind kind) {
        return read(kind).stream().filter(field -> !field.equals(ACTUAL_GRADE)).toList();
    }
}
