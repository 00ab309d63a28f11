package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jixiaoflow.submission.documents.Row.Cell;

/**
 * A table extracted as one cell per line, blank cells lost: gives each cell its column back. An operator is a row's fixed point; behind
 * it stand direction, target, unit and weight, before it the levels and the name.
 */
final class ColumnOfCells {

    static final int LEVEL1 = 1;
    static final int LEVEL2 = 2;
    static final int NAME = 3;
    static final int OPERATOR = 4;
    static final int DIRECTION = 5;
    static final int TARGET = 6;
    static final int UNIT = 7;
    static final int REMARK = 8;
    private static final int WIDTH = 9;

    private final List<Cell> cells;
    private final List<Row> rows = new ArrayList<>();
    private final List<Cell> row = new ArrayList<>();
    private final Set<String> levels = new HashSet<>();
    private int next;

    private ColumnOfCells(List<Cell> cells) {
        this.cells = cells;
    }

    static List<Row> rows(List<Cell> cells) {
        var column = new ColumnOfCells(cells.stream()
                .filter(cell -> !cell.squeezed().equals(Vocabulary.ROW_LABEL))
                .toList());
        while (column.next < column.cells.size()) {
            column.head();
            column.tail();
        }
        return column.rows;
    }

    /** Everything up to the operator: the last cell is the name, unless it is a level that wasn't named in this row yet. */
    private void head() {
        for (; next < cells.size() && !isOperator(cells.get(next)); next++) {
            var cell = cells.get(next);
            var text = Vocabulary.level(cell.text());
            var level = isLevel(cell) && levels.add(text);
            row.add(cell.at(!level ? NAME : Vocabulary.isLevel1(text) ? LEVEL1 : LEVEL2));
        }
        if (next < cells.size()) {
            row.add(cells.get(next++).at(OPERATOR));
        }
    }

    private void tail() {
        if (next < cells.size() && Vocabulary.direction(cells.get(next).text()) != null) {
            row.add(cells.get(next++).at(DIRECTION));
        }
        var end = endOfTail();
        values(end);
        while (next < end && Vocabulary.isNumber(cells.get(next).text())) {
            endRow();
            values(end);
        }
        for (; next < end && atLevel(end); next++) {
            row.add(cells.get(next).at(REMARK));
        }
        endRow();
    }

    /** Target, unit and weight, as far as they are there. */
    private void values(int end) {
        if (next < end && !Vocabulary.isUnit(cells.get(next).text())) {
            row.add(cells.get(next++).at(TARGET));
        }
        if (next < end && Vocabulary.couldBeUnit(cells.get(next).text())) {
            row.add(cells.get(next++).at(UNIT));
        }
        if (next < end && isWeight(end)) {
            row.add(cells.get(next++).at(REMARK));
        }
    }

    /** Behind a unit a number is a weight, however it is spelled, unless a unit of its own makes it a second target. */
    private boolean isWeight(int end) {
        var text = cells.get(next).text();
        var target =
                next + 1 < end && Vocabulary.couldBeUnit(cells.get(next + 1).text());
        var unit = !row.isEmpty() && row.get(row.size() - 1).column() == UNIT;
        return Vocabulary.isWeight(text) || (unit && !target && Vocabulary.weight(text) != null);
    }

    /** Where the next row's levels or name begin. */
    private int endOfTail() {
        var end = next;
        while (end < cells.size() && !isLevel(cells.get(end)) && !isOperator(cells.get(end))) {
            end++;
        }
        var nameOfNextRow = end < cells.size() && isOperator(cells.get(end)) && !endsWithUnit(end);
        return nameOfNextRow ? Math.max(next, end - 1) : end;
    }

    private boolean endsWithUnit(int end) {
        return end > next && Vocabulary.isUnit(cells.get(end - 1).text());
    }

    private boolean atLevel(int end) {
        return end == cells.size() || isLevel(cells.get(end));
    }

    private void endRow() {
        if (!row.isEmpty()) {
            var first = row.get(0).line();
            var last = row.get(row.size() - 1).line();
            rows.add(new Row(List.copyOf(row), WIDTH, first, last));
            row.clear();
            levels.clear();
        }
    }

    private static boolean isLevel(Cell cell) {
        var level = Vocabulary.level(cell.text());
        return Vocabulary.isLevel1(level) || Vocabulary.isLevel2(level);
    }

    private static boolean isOperator(Cell cell) {
        return Vocabulary.operator(cell.text()) != null;
    }
}
