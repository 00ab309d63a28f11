package org.jixiaoflow.submission.files;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.submission.documents.Note;

/** A table while it is read. A table inside one of its cells is read on its own where it is a table, and is text where it only looks so. */
final class TableDraft implements Contents.Block {

    private static final int LEAST_ROWS = 2;
    private static final int LEAST_COLUMNS = 3;

    private final List<List<Cell>> rows = new ArrayList<>();
    private final List<Merge> merges = new ArrayList<>();
    private int width;

    private record Cell(int column, int span, Contents contents) {}

    private record Merge(int first, int last, int column) {}

    private record Said(int row, Note.Code code, String text) {}

    private final List<Said> notes = new ArrayList<>();

    void beginRow() {
        rows.add(new ArrayList<>());
    }

    /** Which row is the last so far, from 0; -1 before the first. */
    int row() {
        return rows.size() - 1;
    }

    void cell(int column, int span, Contents contents) {
        if (rows.isEmpty()) {
            beginRow();
        }
        rows.get(row()).add(new Cell(column, span, contents));
        width(column + span);
    }

    /** Wider by so many columns than its last cell was. */
    void widen(int columns) {
        var row = rows.get(row());
        if (!row.isEmpty()) {
            var last = row.remove(row.size() - 1);
            row.add(new Cell(last.column(), last.span() + columns, last.contents()));
            width(last.column() + last.span() + columns);
        }
    }

    void width(int columns) {
        width = Math.max(width, columns);
    }

    /** What is to be said of its last row so far; nothing if the text is blank. */
    void note(Note.Code code, String text) {
        if (!text.isBlank()) {
            notes.add(new Said(row(), code, text.strip()));
        }
    }

    void merged(int first, int last, int column) {
        merges.add(new Merge(first, last, column));
    }

    /** The last row is none; gives its text. */
    String dropRow() {
        return rows.remove(row()).stream().map(cell -> cell.contents().text()).collect(Collectors.joining(" "));
    }

    void write(Grid grid) {
        grid.endTable();
        var start = 0;
        for (var row = 0; row < rows.size(); row++) {
            var tables = rows.get(row).stream()
                    .flatMap(cell -> cell.contents().tables().stream())
                    .filter(TableDraft::isTable)
                    .toList();
            if (tables.isEmpty()) {
                continue;
            }
            var filled = rows.get(row).stream()
                    .filter(cell -> !cell.contents().isBlank())
                    .toList();
            if (filled.size() == 1) {
                write(grid, start, row);
                filled.get(0).contents().write(grid);
            } else {
                write(grid, start, row + 1);
                tables.forEach(table -> table.write(grid));
            }
            start = row + 1;
        }
        write(grid, start, rows.size());
    }

    private boolean isTable() {
        return rows.size() >= LEAST_ROWS && width >= LEAST_COLUMNS;
    }

    private void write(Grid grid, int start, int end) {
        for (var row = start; row < end; row++) {
            for (var cell : rows.get(row)) {
                write(grid, row - start, cell);
            }
        }
        if (start < end) {
            grid.width(width);
        }
        merges.stream()
                .filter(merge -> start <= merge.first() && merge.first() < end)
                .forEach(merge ->
                        grid.merged(merge.first() - start, Math.min(merge.last(), end - 1) - start, merge.column()));
        notes.stream()
                .filter(note -> start <= note.row() && note.row() < end)
                .forEach(note -> grid.note(note.row() - start, note.code(), note.text()));
        grid.endTable();
    }

    private static void write(Grid grid, int row, Cell cell) {
        var contents = cell.contents();
        grid.cell(row, cell.column(), cell.span(), contents.textWithout(TableDraft::isTable));
        contents.tables().stream().filter(table -> !table.isTable()).forEach(table -> {
            if (!table.text().isBlank()) {
                grid.note(row, Note.Code.NESTED_TABLE, table.text());
            }
            table.allNotes().forEach(note -> grid.note(row, note.code(), note.text()));
        });
    }

    /** Its own and those of the tables inside. */
    private Stream<Said> allNotes() {
        return Stream.concat(
                notes.stream(),
                rows.stream()
                        .flatMap(List::stream)
                        .flatMap(cell -> cell.contents().tables().stream())
                        .flatMap(TableDraft::allNotes));
    }

    @Override
    public String text() {
        return rows.stream()
                .map(row ->
                        row.stream().map(cell -> cell.contents().text().strip()).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }
}
