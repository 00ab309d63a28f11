package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.List;
import org.jixiaoflow.submission.documents.Row.Cell;

/**
 * A table of other headings than the county's, extracted as one cell per line: rows are put together while each cell can only be what its
 * heading says. Where one can't, a blank cell was lost, and nothing that follows is read.
 */
final class LoneCells {

    private final List<Column> columns;
    private final List<Cell> cells;
    private final List<Row> rows = new ArrayList<>();
    private int next;

    private LoneCells(List<Column> columns, List<Cell> cells) {
        this.columns = columns;
        this.cells = cells.stream()
                .filter(cell -> !Vocabulary.is(Vocabulary.Label.ROWS, cell.text()))
                .toList();
    }

    /** What the headings' columns hold, put together to rows; and the cells that no row could be made of. */
    record Found(List<Row> rows, List<Cell> rest) {}

    static Found rows(List<Column> columns, List<Cell> cells) {
        var reading = new LoneCells(columns, cells);
        var from = 0;
        while (reading.next < reading.cells.size() && reading.row()) {
            from = reading.next;
        }
        return new Found(reading.rows, reading.cells.subList(from, reading.cells.size()));
    }

    /** Only levels may be blank, as they are carried down; where all are there is no row. */
    private boolean row() {
        var row = new ArrayList<Cell>();
        for (var index = 0; index < columns.size(); index++) {
            var column = columns.get(index);
            var blank = column == Column.LEVEL1 || column == Column.LEVEL2;
            if (next < cells.size() && couldBe(column, cells.get(next))) {
                row.add(cells.get(next++).at(index));
            } else if (!blank) {
                return false;
            }
        }
        if (row.isEmpty()) {
            return false;
        }
        rows.add(new Row(
                row, columns.size(), row.get(0).line(), row.get(row.size() - 1).line()));
        return true;
    }

    private static boolean couldBe(Column column, Cell cell) {
        var text = cell.text();
        var operator = Vocabulary.operator(text) != null;
        var level = Vocabulary.level(text);
        return switch (column) {
            case LEVEL1 -> Vocabulary.isAnyLevel1(level) && !Vocabulary.isAnyLevel2(level);
            case LEVEL2 -> Vocabulary.isLevel2(level) || Vocabulary.couldBeLevel(level);
            case NAME -> !operator && !isValue(text) && !Vocabulary.isLevel2(level);
            case OPERATOR -> operator;
            case DIRECTION -> Vocabulary.direction(text) != null;
            case TARGET -> !operator && isValue(text);
            case UNIT ->
                !operator && text.length() <= 6 && Vocabulary.weight(text) == null && !Vocabulary.isAnyLevel1(level);
            case WEIGHT -> Vocabulary.weight(text) != null;
            default -> false;
        };
    }

    /** A number or a comparison, as no name begins. */
    private static boolean isValue(String text) {
        var quantity = Quantity.of(text);
        return Vocabulary.isNumber(quantity.value()) || quantity.operator() != null;
    }
}
