package org.jixiaoflow.submission.files;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jixiaoflow.submission.documents.DocumentReader;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.Row;
import org.jixiaoflow.submission.documents.Row.Cell;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;

/** Cells of a file at their places, one table after the other, with what a merged cell says in every row it covers. */
final class Grid {

    private static final Pattern WEIGHT = Pattern.compile("\\d{1,3}\\.\\d\\d");
    private static final String SPACE = "[\\s\\h\\u200b\\ufeff]";
    /** Looks at each run of spaces once, however long one is inside of a text. */
    private static final Pattern MARGIN = Pattern.compile("^" + SPACE + "++|(?<!" + SPACE + ")" + SPACE + "++$");

    private final Budget budget;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final NavigableMap<Integer, NavigableMap<Integer, Printed>> table = new TreeMap<>();
    private int width;
    private boolean blank = true;

    Grid(Budget budget) {
        this.budget = budget;
    }

    /** A cell of the present table; rows and columns count from 0. Blank text is no cell. */
    void cell(int row, int column, String printed) {
        cell(row, column, 1, printed);
    }

    /** As {@link #cell(int, int, String)}, merged over so many columns. */
    void cell(int row, int column, int span, String printed) {
        var text = trim(printed);
        if (text.isEmpty()) {
            return;
        }
        var height = table.isEmpty() ? 0 : table.lastKey() + 1;
        budget.rows(Math.max(0, row + 1 - height));
        budget.cell(text);
        width(column + span);
        table.computeIfAbsent(row, key -> new TreeMap<>()).put(column, new Printed(text, span, false));
        blank = false;
    }

    /** The present table has at least so many columns, though the last be blank. */
    void width(int columns) {
        Budget.within(columns, budget.limits().columns(), Reason.TOO_MANY_COLUMNS);
        width = Math.max(width, columns);
    }

    /**
     * One cell over the rows first to last: each says what the first does. Except a weight, which is given once. A row that is covered
     * again counts again.
     *
     * @param column the merged cells' leftmost
     */
    void merged(int first, int last, int column) {
        var start = table.get(first);
        var cell = start == null ? null : start.get(column);
        if (first >= last || cell == null || WEIGHT.matcher(cell.text()).lookingAt()) {
            return;
        }
        var below = new Printed(cell.text(), cell.span(), true);
        table.subMap(first, false, last, true).forEach((row, cells) -> {
            budget.cell(cell.text());
            cells.putIfAbsent(column, below);
        });
    }

    /** One cell over a range, both ways; its text is that of the upper left one. */
    void merged(CellRangeAddress range) {
        var column = range.getFirstColumn();
        var span = Math.min(range.getLastColumn() - column + 1, budget.limits().columns());
        var start = table.get(range.getFirstRow());
        if (start != null) {
            start.computeIfPresent(column, (same, cell) -> new Printed(cell.text(), span, false));
        }
        merged(range.getFirstRow(), range.getLastRow(), column);
    }

    /** A text outside of any table. */
    void paragraph(String text) {
        endTable();
        var column = 0;
        for (var part : text.split("\t", -1)) {
            cell(0, column++, part);
        }
        endTable();
    }

    /** The next cell belongs to another table. */
    void endTable() {
        if (table.isEmpty()) {
            width = 0;
            return;
        }
        var start = lines.size();
        IntStream.rangeClosed(0, table.lastKey()).forEach(row -> line(start + row + 1, row));
        table.clear();
        width = 0;
    }

    /** A row that only goes on with the cells above says nothing of its own. */
    private void line(int number, int row) {
        var cells = table.get(row);
        if (cells == null || cells.values().stream().allMatch(Printed::continued)) {
            lines.add("");
            return;
        }
        var printed = new StringBuilder();
        var found = new ArrayList<Cell>();
        cells.forEach((column, cell) -> {
            printed.append("\t"
                    .repeat(column
                            - (found.isEmpty() ? 0 : found.get(found.size() - 1).column())));
            printed.append(cell.text().replace('\n', ' '));
            found.add(new Cell(column, cell.text(), number, cell.span(), cell.continued()));
        });
        lines.add(printed.toString());
        rows.add(new Row(found, width, number, number));
    }

    boolean isBlank() {
        return blank;
    }

    List<PrintedForm> forms() {
        endTable();
        return DocumentReader.read(rows, lines);
    }

    private record Printed(String text, int span, boolean continued) {}

    private static String trim(String text) {
        return MARGIN.matcher(text.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' '))
                .replaceAll("");
    }
}
