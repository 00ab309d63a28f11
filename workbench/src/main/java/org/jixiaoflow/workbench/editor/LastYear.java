package org.jixiaoflow.workbench.editor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.workbench.services.Review;
import org.jixiaoflow.workbench.services.YearOnYear;
import org.jspecify.annotations.Nullable;

/**
 * The same department's form of the year before, and those of the departments it came of, to be looked at and taken over from.
 *
 * @param draft all of them together
 * @param departments by row what the department was called whose it was, unless it is the same
 * @param compared what was reached then; null while that isn't known
 */
record LastYear(
        int year,
        Draft draft,
        Map<String, String> departments,
        @Nullable YearOnYear compared) {

    /**
     * The department's own, if there is one, and then the others.
     *
     * @param own null if there is none
     */
    static LastYear of(
            int year,
            @Nullable FormContent own,
            List<Review.PredecessorForm> predecessors,
            @Nullable YearOnYear compared) {
        var all = Draft.of(own);
        var departments = new HashMap<String, String>();
        for (var predecessor : predecessors) {
            var from = Draft.of(predecessor.content());
            for (var table : Table.values()) {
                from.rowsOf(table)
                        .forEach(id -> departments.put(all.take(table, id, from), predecessor.departmentName()));
            }
        }
        return new LastYear(year, all, departments, compared);
    }

    /**
     * A row of it.
     *
     * @param department what the department was called whose it was; empty if it is the same
     * @param taken if this year's form has one of that name
     */
    record Row(
            String id,
            String department,
            String level1,
            String name,
            String operator,
            String target,
            String unit,
            String weight,
            boolean taken) {}

    List<Row> rows(Draft now) {
        return draft.rowsOf(Table.INDICATORS).stream()
                .map(id -> new Row(
                        id,
                        departments.getOrDefault(id, ""),
                        of(id, "level1"),
                        of(id, "name"),
                        of(id, "operator"),
                        of(id, "target"),
                        of(id, "unit"),
                        of(id, "weight"),
                        now.named(Table.INDICATORS, of(id, "name")) != null))
                .toList();
    }

    /** What of the indicator of that name was reached; null if that isn't known. */
    YearOnYear.@Nullable Value reached(String name) {
        var value = compared == null
                ? null
                : compared.named(name).map(row -> row.in(year)).orElse(null);
        return value == null || value.points() == null ? null : value;
    }

    /** What the target of the indicator of that name was; empty if there was none. */
    String target(String name) {
        var id = draft.named(Table.INDICATORS, name);
        return id == null ? "" : of(id, "target");
    }

    private String of(String id, String field) {
        return draft.text(Draft.path(Table.INDICATORS, id, field));
    }

    /**
     * Takes over one of its indicators, or for {@code all} every goal, task and indicator that isn't there by its name, in place of empty
     * rows one begins with.
     */
    void into(Draft now, String which) {
        if (!which.equals("all")) {
            if (draft.rowsOf(Table.INDICATORS).contains(which)) {
                now.dropBlankRows();
                now.take(Table.INDICATORS, which, draft);
            }
            return;
        }
        now.dropBlankRows();
        for (var table : Table.values()) {
            draft.rowsOf(table).stream()
                    .filter(id -> now.named(table, draft.text(Draft.path(table, id, table.nameField()))) == null)
                    .forEach(id -> now.take(table, id, draft));
        }
    }
}
