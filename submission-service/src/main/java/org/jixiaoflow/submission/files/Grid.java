package org.jixiaoflow.submission.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.jixiaoflow.submission.documents.DocumentReader;
import org.jixiaoflow.submission.documents.Note;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.Row;
import org.jixiaoflow.submission.documents.Row.Cell;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.jspecify.annotations.Nullable;

/** Cells of a file at their places, one table after the other, with what a merged cell says in every row it covers. */
final class Grid {

    private static final Pattern WEIGHT = Pattern.compile("\\d{1,3}\\.\\d\\d");
    private static final String SPACE = "[\\s\\h\\u200b\\ufeff]";
    /** Looks at each run of spaces once, however long one is inside of a text. */
    private static final Pattern MARGIN = Pattern.compile("^" + SPACE + "++|(?<!" + SPACE + ")" + SPACE + "++$");

    private static final Pattern HEADING = Pattern.compile("\\s*一\\s*级\\s*指\\s*标\\s*");
    private static final NavigableMap<Integer, Printed> NONE = Collections.emptyNavigableMap();
    private static final int MOST_NOTES = 1000;

    private final Budget budget;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private final NavigableMap<Integer, NavigableMap<Integer, Printed>> table = new TreeMap<>();
    /** Of the present table; their lines are its rows, from 0. */
    private final List<Pending> pending = new ArrayList<>();

    private final List<Note> notes = new ArrayList<>();

    /** @param column of the cell it is about; -1 if it is about the whole row */
    private record Pending(Note note, int column) {}

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

    /** What is to be said of a row of the present table. */
    void note(int row, Note.Code code, String... arguments) {
        if (notes.size() + pending.size() < MOST_NOTES) {
            pending.add(new Pending(Note.of(row, code, arguments), -1));
        }
    }

    /** What is to be said of a cell that is left blank: with the field it is of, if its column's heading says. */
    void note(int row, int column, Note.Code code, String... arguments) {
        if (notes.size() + pending.size() < MOST_NOTES) {
            pending.add(new Pending(Note.of(row, code, arguments), column));
        }
    }

    private Note placed(Pending one, int start) {
        var note = one.note();
        var field = one.column() < 0 ? null : field(note.line(), one.column());
        var arguments = new ArrayList<>(note.arguments());
        if (field != null) {
            arguments.add(field);
        }
        return new Note(start + note.line() + 1, note.code(), arguments);
    }

    /** The field that the nearest heading above names; null if there is none, or its row names the field twice. */
    private @Nullable String field(int row, int column) {
        for (var cells : table.headMap(row, false).descendingMap().values()) {
            var heading = cells.get(column);
            var field = heading == null ? null : Note.fieldUnder(heading.text());
            if (field != null) {
                var alike = cells.values().stream()
                        .filter(cell -> field.equals(Note.fieldUnder(cell.text())))
                        .count();
                return alike == 1 ? field : null;
            }
        }
        return null;
    }

    /** What is to be said of the file, in between. */
    void aside(Note.Code code, String... arguments) {
        endTable();
        if (notes.size() < MOST_NOTES) {
            notes.add(Note.of(lines.size() + 1, code, arguments));
        }
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
        var start = lines.size();
        pending.forEach(one -> notes.add(placed(one, start)));
        pending.clear();
        if (table.isEmpty()) {
            width = 0;
            return;
        }
        for (int from = 0, to; from < width; from = to) {
            to = nextTable(from);
            for (var row = 0; row <= table.lastKey(); row++) {
                line(table.getOrDefault(row, NONE).subMap(from, true, to, false), from, to);
            }
        }
        table.clear();
        width = 0;
    }

    /** Where beside this table another one begins: its header has the same heading again, behind a column that is blank if there is one. */
    private int nextTable(int from) {
        return table.values().stream()
                .map(cells -> cells.tailMap(from, true).entrySet().stream()
                        .filter(cell -> HEADING.matcher(cell.getValue().text()).matches())
                        .map(Map.Entry::getKey)
                        .toList())
                .filter(columns -> columns.size() > 1)
                .findFirst()
                .map(columns -> IntStream.iterate(
                                columns.get(1) - 1, column -> column > columns.get(0), column -> column - 1)
                        .filter(column -> table.values().stream().noneMatch(cells -> cells.containsKey(column)))
                        .findFirst()
                        .orElse(columns.get(1)))
                .orElse(width);
    }

    /** A row that only goes on with the cells above says nothing of its own. */
    private void line(NavigableMap<Integer, Printed> cells, int from, int to) {
        if (cells.values().stream().allMatch(Printed::continued)) {
            lines.add("");
            return;
        }
        var number = lines.size() + 1;
        var printed = new StringBuilder();
        var found = new ArrayList<Cell>();
        cells.forEach((place, cell) -> {
            var column = place - from;
            printed.append("\t"
                    .repeat(column
                            - (found.isEmpty() ? 0 : found.get(found.size() - 1).column())));
            printed.append(cell.text().replace('\n', ' '));
            found.add(new Cell(column, cell.text(), number, cell.span(), cell.continued()));
        });
        lines.add(printed.toString());
        rows.add(new Row(found, to - from, number, number));
    }

    boolean isBlank() {
        return blank;
    }

    List<PrintedForm> forms() {
        endTable();
        var forms = DocumentReader.read(rows, lines, budget.choices());
        return notes.isEmpty() ? forms : noted(forms);
    }

    /** A note belongs to the form it stands in, one before all forms to the first. */
    private List<PrintedForm> noted(List<PrintedForm> forms) {
        var noted = new ArrayList<PrintedForm>();
        for (var index = 0; index < forms.size(); index++) {
            var start = index == 0 ? 0 : forms.get(index).firstLine();
            var end = index + 1 < forms.size() ? forms.get(index + 1).firstLine() : Integer.MAX_VALUE;
            noted.add(forms.get(index)
                    .with(notes.stream()
                            .filter(note -> start <= note.line() && note.line() < end)
                            .toList()));
        }
        return noted;
    }

    private record Printed(String text, int span, boolean continued) {}

    private static String trim(String text) {
        return MARGIN.matcher(text.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' '))
                .replaceAll("");
    }
}
