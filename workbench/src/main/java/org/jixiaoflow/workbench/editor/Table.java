package org.jixiaoflow.workbench.editor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.workbench.forms.IndicatorColumns;

/** A list of rows in a form's content, by its name there, with the fields that are typed. */
@SuppressWarnings("ImmutableEnumChecker") // its lists are List.of
enum Table {
    GOALS("annualGoals", "g", List.of("text"), List.of()),
    TASKS("tasks", "t", List.of("name", "content", "total", "fiscal", "other"), List.of()),
    INDICATORS(
            "indicators",
            "i",
            with("goalId", IndicatorColumns.read(FormKind.OBJECTIVE)),
            with("baseline", IndicatorColumns.achieved()));

    private final String path;
    private final String mark;
    private final List<String> planned;
    private final List<String> achieved;

    Table(String path, String mark, List<String> planned, List<String> achieved) {
        this.path = path;
        this.mark = mark;
        this.planned = planned;
        this.achieved = achieved;
    }

    /** A field without a column, before those that have one. */
    private static List<String> with(String field, List<String> columns) {
        return Stream.concat(Stream.of(field), columns.stream()).toList();
    }

    String path() {
        return path;
    }

    /** The field by which people know a row. */
    String nameField() {
        return this == GOALS ? "text" : "name";
    }

    /** What the id of a row begins with that isn't saved yet; whoever decides the command names it. */
    String newId(int number) {
        return "+" + mark + number;
    }

    /** Every field a row of it can have. */
    List<String> fields() {
        return Stream.concat(planned.stream(), achieved.stream()).toList();
    }

    /** The fields typed in a form of that kind; a self-evaluation's targets stand in its objective. */
    List<String> typed(FormKind kind) {
        return kind == FormKind.OBJECTIVE ? planned : achieved;
    }

    static Table named(String path) {
        return Arrays.stream(values())
                .filter(table -> table.path.equals(path))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(path));
    }
}
