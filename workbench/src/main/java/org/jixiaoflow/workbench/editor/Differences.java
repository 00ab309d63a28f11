package org.jixiaoflow.workbench.editor;

import java.util.ArrayList;
import java.util.List;
import org.jixiaoflow.schemas.FormContent;

/** What a reviewer will see changed: fields and rows of a draft that differ from what was submitted. */
public record Differences(List<Field> fields, List<Row> added, List<Row> removed) {

    /** A field with another value. */
    public record Field(String path, String row, String before, String after) {}

    /** A whole row, by the name people know it by. */
    public record Row(String table, String name) {}

    /** Between two contents whose rows have the same ids. */
    public static Differences between(FormContent before, FormContent after) {
        return between(Draft.of(before), Draft.of(after));
    }

    static Differences between(Draft submitted, Draft now) {
        var fields = new ArrayList<Field>();
        var added = new ArrayList<Row>();
        var removed = new ArrayList<Row>();
        for (var table : Table.values()) {
            now.rowsOf(table).stream()
                    .filter(id -> !submitted.rowsOf(table).contains(id))
                    .forEach(id -> added.add(new Row(table.path(), name(now, table, id))));
            submitted.rowsOf(table).stream()
                    .filter(id -> !now.rowsOf(table).contains(id))
                    .forEach(id -> removed.add(new Row(table.path(), name(submitted, table, id))));
            for (var id : now.rowsOf(table)) {
                if (submitted.rowsOf(table).contains(id)) {
                    table.fields().stream()
                            .map(field -> Draft.path(table, id, field))
                            .filter(path -> !submitted.text(path).equals(now.text(path)))
                            .forEach(path -> fields.add(
                                    new Field(path, name(now, table, id), submitted.text(path), now.text(path))));
                }
            }
        }
        for (var path : Draft.HEAD) {
            if (!submitted.text(path).equals(now.text(path))) {
                fields.add(new Field(path, "", submitted.text(path), now.text(path)));
            }
        }
        return new Differences(fields, added, removed);
    }

    private static String name(Draft draft, Table table, String id) {
        var name = draft.text(Draft.path(table, id, table.nameField()));
        return name.isEmpty() ? id : name;
    }

    public boolean areNone() {
        return fields.isEmpty() && added.isEmpty() && removed.isEmpty();
    }
}
