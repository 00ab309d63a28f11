package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One printed row.
 *
 * @param cells the cells that hold text, from left to right
 * @param width how many cells the row has, blank ones too; 1 for a line that holds nothing but one text
 * @param line the row's first line
 * @param lastLine the row's last line
 */
public record Row(List<Cell> cells, int width, int line, int lastLine) {

    public Row {
        cells = List.copyOf(cells);
    }

    /**
     * A cell's trimmed text and where it stands; columns count from 0.
     *
     * @param span how many columns it is merged over, 1 for most
     * @param continued whether it only goes on with the cell above, as one merged over rows does
     */
    public record Cell(int column, String text, int line, int span, boolean continued) {

        public Cell(int column, String text, int line) {
            this(column, text, line, 1, false);
        }

        Cell at(int otherColumn) {
            return new Cell(otherColumn, text, line, span, continued);
        }

        String squeezed() {
            return Text.squeeze(text);
        }
    }

    /** Whether the line isn't a table's row: one text and no tab. */
    boolean lone() {
        return width == 1;
    }

    Cell first() {
        return cells.get(0);
    }

    Row without(Cell cell) {
        return new Row(cells.stream().filter(other -> !other.equals(cell)).toList(), width, line, lastLine);
    }

    /** The same cells some columns further to the right; those moved out on the left are lost. */
    Row moved(int columns) {
        var moved = cells.stream()
                .filter(cell -> cell.column() + columns >= 0)
                .map(cell -> cell.at(cell.column() + columns))
                .toList();
        return new Row(moved, width, line, lastLine);
    }

    /** This row and the one that a line break cut off it: the last cell goes on in the other's first. */
    Row joined(Row rest) {
        var all = new ArrayList<>(cells);
        var seam = width - 1;
        for (var cell : rest.cells) {
            var last = all.isEmpty() ? null : all.get(all.size() - 1);
            if (cell.column() == 0 && last != null && last.column() == seam) {
                all.set(all.size() - 1, new Cell(seam, last.text() + cell.text(), last.line()));
            } else {
                all.add(cell.at(cell.column() + seam));
            }
        }
        return new Row(List.copyOf(all), width + rest.width - 1, line, rest.lastLine);
    }

    String printed() {
        return cells.stream().map(Cell::text).collect(Collectors.joining(" | "));
    }
}
