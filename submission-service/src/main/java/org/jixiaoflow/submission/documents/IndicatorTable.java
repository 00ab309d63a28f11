package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.List;
import org.jixiaoflow.submission.documents.PrintedForm.Indicator;
import org.jixiaoflow.submission.documents.Row.Cell;
import org.jspecify.annotations.Nullable;

/** The part 绩效指标, whichever way it was extracted: its rows, put together again, go to one {@link IndicatorRows}. */
final class IndicatorTable {

    /** A row broken over more lines than this is no row. */
    private static final int MOST_LINES = 8;

    /** Fewer could as well be what somebody filled in. */
    private static final int LEAST_HEADINGS = 3;

    private final List<Note> notes;
    private final IndicatorRows rows;
    private final List<Cell> column = new ArrayList<>();
    private boolean oneCellPerLine;
    private int width;
    private @Nullable Row broken;

    IndicatorTable(List<Note> notes) {
        this.notes = notes;
        this.rows = new IndicatorRows(notes);
    }

    /** A table's header row, or one of its words on a line of its own. */
    static boolean isHeader(Row row) {
        var headings = row.cells().stream()
                .filter(cell -> Vocabulary.HEADER.contains(cell.squeezed()))
                .count();
        return headings >= (row.lone() ? 1 : LEAST_HEADINGS);
    }

    void header(Row row) {
        flush();
        if (row.cells().stream().anyMatch(cell -> cell.squeezed().equals(Vocabulary.HEADER.get(0)))) {
            if (!rows.isEmpty()) {
                notes.add(Note.of(row.line(), Note.Code.HEADER_REPEATED));
            }
            oneCellPerLine = row.lone();
            width = row.width();
        }
        for (var cell : row.cells()) {
            if (!Vocabulary.isWord(cell.text())) {
                notes.add(Note.of(cell.line(), Note.Code.FRAGMENT, cell.text()));
            }
            rows.heading(cell);
        }
    }

    void row(Row row) {
        if (row.lone() && oneCellPerLine) {
            column.add(row.first());
            return;
        }
        var whole = broken == null ? row : rejoin(broken, row);
        broken = null;
        if (isCutShort(whole)) {
            broken = whole;
        } else {
            whole(whole);
        }
    }

    List<Indicator> finish() {
        flush();
        return rows.read();
    }

    private void flush() {
        if (broken != null) {
            whole(broken);
            broken = null;
        }
        ColumnOfCells.rows(column).forEach(rows::row);
        column.clear();
    }

    private void whole(Row row) {
        if (row.lone()) {
            rows.stray(row);
        } else {
            rows.row(row);
        }
    }

    /** A line break inside a cell cuts a row: it has too few cells, and the next line has just those that lack. */
    private boolean isCutShort(Row row) {
        return row.width() > 1
                && row.width() < width
                && row.lastLine() - row.line() < MOST_LINES
                && row.cells().get(row.cells().size() - 1).column() == row.width() - 1
                && row.cells().stream().allMatch(cell -> Vocabulary.operator(cell.text()) == null);
    }

    private Row rejoin(Row start, Row rest) {
        if (rest.line() == start.lastLine() + 1 && start.width() + rest.width() - 1 <= width) {
            var joined = start.joined(rest);
            if (joined.width() == width) {
                notes.add(Note.of(joined.line(), Note.Code.BROKEN_ROW_JOINED, joined.printed()));
            }
            return joined;
        }
        whole(start);
        return rest;
    }
}
