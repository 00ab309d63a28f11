package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jixiaoflow.submission.documents.PrintedForm.Indicator;
import org.jixiaoflow.submission.documents.PrintedForm.Kind;
import org.jixiaoflow.submission.documents.PrintedForm.Task;
import org.jixiaoflow.submission.documents.Row.Cell;
import org.jixiaoflow.submission.documents.Vocabulary.Side;
import org.jspecify.annotations.Nullable;

/** The part 绩效指标, whichever way it was extracted: its rows, put together again, go to one {@link IndicatorRows}. */
final class IndicatorTable {

    /** A row broken over more lines than this is no row. */
    private static final int MOST_LINES = 8;

    /** Fewer could as well be what somebody filled in. */
    private static final int LEAST_HEADINGS = 3;

    private final List<Note> notes;
    private final IndicatorRows rows;
    private final List<Task> tasks = new ArrayList<>();
    private final List<Cell> goals = new ArrayList<>();
    private final List<Cell> column = new ArrayList<>();
    private final List<Cell> loneHeadings = new ArrayList<>();
    private final List<Row> headings = new ArrayList<>();
    private NavigableMap<Integer, Side> sides = new TreeMap<>();
    private boolean oneCellPerLine;
    private int width;
    private int year;
    /** Where departments stand though the heading doesn't say so. */
    private DepartmentColumn departments = DepartmentColumn.NONE;

    private Kind kind = Kind.OBJECTIVE;
    private ColumnChoices choices = ColumnChoices.NONE;
    private @Nullable ColumnMap map;
    private @Nullable RowsByColumn byColumn;
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
        return headings >= (row.lone() ? 1 : LEAST_HEADINGS) || ColumnMap.isOfIndicators(row);
    }

    /** What else of the form says how to read the table. */
    void know(Kind formsKind, int formsYear, @Nullable String money, NavigableMap<Integer, Side> formsSides) {
        kind = formsKind;
        year = formsYear;
        sides = formsSides;
        rows.money(money);
    }

    void know(ColumnChoices formsChoices) {
        choices = formsChoices;
    }

    void header(Row row) {
        if (goesOn(row)) {
            return;
        }
        flush();
        if (!row.lone()) {
            headerOfColumns(row);
            return;
        }
        if (row.first().squeezed().equals(Vocabulary.HEADER.get(0))) {
            if (!rows.isEmpty()) {
                notes.add(Note.of(row.line(), Note.Code.HEADER_REPEATED));
            }
            oneCellPerLine = true;
            loneHeadings.clear();
            width = row.width();
        }
        rows.heading(row.first());
        loneHeadings.add(row.first());
    }

    /** A further line of headings; cells merged over both lines stand in it too. */
    private boolean goesOn(Row row) {
        if (!ColumnMap.goesOn(headings, row)) {
            return false;
        }
        headings.add(row);
        width = Math.max(width, row.width());
        map();
        row.cells().forEach(rows::heading);
        return true;
    }

    /** The county's own headings one below the other, perhaps not all of them; others are read more carefully. */
    private boolean isOwnColumn() {
        var last = -1;
        for (var heading : loneHeadings) {
            var place = Vocabulary.HEADER.indexOf(heading.squeezed());
            if (!Vocabulary.is(Vocabulary.Label.ROWS, heading.text())) {
                if (place <= last) {
                    return false;
                }
                last = place;
            }
        }
        return true;
    }

    private void lone() {
        var columns = loneHeadings.stream()
                .filter(heading -> !Vocabulary.is(Vocabulary.Label.ROWS, heading.text()))
                .toList();
        var found = LoneCells.rows(
                columns.stream()
                        .map(heading -> Objects.requireNonNullElse(Vocabulary.column(heading.text()), Column.KEPT))
                        .toList(),
                column);
        var places = new ArrayList<Cell>();
        columns.forEach(heading -> places.add(heading.at(places.size())));
        if (!found.rows().isEmpty()) {
            var made = ColumnMap.of(List.of(new Row(places, places.size(), 0, 0)), new TreeMap<>(), year, choices);
            var reader = new RowsByColumn(rows, notes, made, kind, tasks, goals);
            found.rows().forEach(reader::row);
        }
        found.rest().forEach(cell -> notes.add(Note.of(cell.line(), Note.Code.FRAGMENT, cell.text())));
    }

    private void headerOfColumns(Row row) {
        if (map != null && !rows.isEmpty()) {
            notes.add(Note.of(row.line(), Note.Code.HEADER_REPEATED));
        }
        oneCellPerLine = false;
        width = row.width();
        headings.clear();
        headings.add(row);
        map();
        row.cells().forEach(rows::heading);
    }

    private void map() {
        var made = ColumnMap.of(headings, sides, year, choices);
        map = made;
        byColumn = new RowsByColumn(rows, notes, made, kind, tasks, goals);
    }

    /** The header is whole: what isn't clear in it is said once. */
    private void endHeader() {
        if (headings.isEmpty() || map == null) {
            return;
        }
        var line = headings.get(0).line();
        headings.clear();
        chosen(line, map).forEach(notes::add);
        undecided(line, Note.Code.COLUMN_UNKNOWN, map.unknown(), map.layout());
        undecided(line, Note.Code.COLUMN_TWICE, map.doubtful(), map.layout());
        map.odd().forEach(cell -> notes.add(Note.of(line, Note.Code.FRAGMENT, cell)));
    }

    /** What people said of headings is noted with the layout, so that it can be said otherwise. */
    static Stream<Note> chosen(int line, ColumnMap map) {
        return map.chosen().stream()
                .map(heading -> Note.of(
                        line,
                        Note.Code.COLUMN_CHOSEN,
                        heading.printed(),
                        map.layout(),
                        Vocabulary.name(Objects.requireNonNull(heading.column()))));
    }

    /** One note a heading, so that a person may decide on each. */
    private void undecided(int line, Note.Code code, List<ColumnMap.Heading> headings, String layout) {
        headings.forEach(heading -> notes.add(Note.of(line, code, heading.printed(), layout)));
    }

    void departmentsIn(DepartmentColumn column) {
        departments = column;
    }

    /** Whether the row is a further line of headings. */
    boolean headingGoesOn(Row row) {
        return ColumnMap.goesOn(headings, row);
    }

    /**
     * The project that the row names: alone, behind its label, or in front of its levels; null if it names none.
     *
     * @param followed whether a header comes next
     */
    @Nullable String projectIn(Row row, boolean followed) {
        var first = row.first();
        var label = HeadLine.of(row).get(0);
        var value = label.value();
        if (label.kind() == Vocabulary.Label.PROJECT && label.label() != null && value != null) {
            return Vocabulary.is(Vocabulary.Label.PROJECT_NAME, label.label().text()) ? value.text() : null;
        }
        if (row.cells().size() > 1) {
            return isInFront(first) ? ProjectName.of(first.text()) : null;
        }
        var cell = !row.lone() && first.column() == 0 && !first.continued();
        return cell || (row.lone() && (followed || ProjectName.isAnnounced(first.text())))
                ? ProjectName.of(first.text())
                : null;
    }

    /** Whether the cell stands left of everything that has a heading, or under the label of all rows. */
    private boolean isInFront(Cell cell) {
        var heading = map == null ? null : map.at(cell.column());
        return map != null && (heading == null || heading.is(Column.LABEL));
    }

    /** Whether the row says in front of its levels, or alone, that it is of the whole department. */
    boolean isOfDepartment(Row row) {
        var text = row.first().text();
        var named = text.matches("[^，。；]{0,12}(?:整体|部门)[^，。；]{0,12}");
        return row.cells().size() == 1
                ? named
                : isInFront(row.first()) && (named || Vocabulary.is(Vocabulary.Label.ROWS, text));
    }

    /** The department in the column of departments; null if the table has none or the row goes on with the one above. */
    @Nullable String department(Row row) {
        if (departments.place() >= 0) {
            return departments.name(row);
        }
        if (map == null || !map.has(Column.DEPARTMENT)) {
            return null;
        }
        var place = map.place(Column.DEPARTMENT);
        return row.cells().stream()
                .filter(cell -> cell.column() == place)
                .map(cell -> Text.unbroken(cell.text()))
                .filter(text -> Vocabulary.column(text) != Column.DEPARTMENT)
                .findFirst()
                .orElse(null);
    }

    /** Whether its rows have columns, and none is left to be put together with the next line. */
    boolean hasColumns() {
        return map != null && !oneCellPerLine && broken == null;
    }

    /** The same table for another department's rows. */
    void continued(IndicatorTable other) {
        map = other.map;
        departments = other.departments;
        width = other.width;
        kind = other.kind;
        year = other.year;
        rows.money(other.rows.money());
        if (map != null) {
            byColumn = new RowsByColumn(rows, notes, map, kind, tasks, goals);
        }
    }

    void row(Row row) {
        if (row.lone() && oneCellPerLine) {
            var heading = column.isEmpty()
                    && (Vocabulary.column(row.first().text()) != null
                            || Vocabulary.is(Vocabulary.Label.ROWS, row.first().text()));
            (heading ? loneHeadings : column).add(row.first());
            return;
        }
        if (goesOn(row)) {
            return;
        }
        endHeader();
        var whole = broken == null ? row : rejoin(broken, row);
        broken = null;
        if (isCutShort(whole)) {
            broken = whole;
        } else {
            whole(whole);
        }
    }

    /** Goals that stand beside their indicators. */
    List<Cell> goals() {
        return goals;
    }

    /** Activities that stand beside their indicators. */
    List<Task> tasks() {
        return tasks;
    }

    List<Indicator> finish() {
        flush();
        return rows.read();
    }

    private void flush() {
        endHeader();
        if (broken != null) {
            whole(broken);
            broken = null;
        }
        if (column.isEmpty() || isOwnColumn()) {
            ColumnOfCells.rows(column).forEach(rows::row);
        } else {
            lone();
        }
        column.clear();
    }

    private void whole(Row row) {
        if (isBand(row)) {
            band(row);
        } else if (row.lone()) {
            rows.stray(row);
        } else if (HeadLine.isSum(row)) {
            notes.add(Note.of(row.line(), Note.Code.ASIDE, row.printed()));
        } else if (byColumn == null || map == null) {
            rows.row(row);
        } else if (map.isOwn()) {
            if (byColumn.isPlain(row)) {
                byColumn.row(row);
            } else {
                rows.row(row);
            }
        } else {
            var spread = map.spread(row);
            mapped(row, spread == null ? byColumn : new RowsByColumn(rows, notes, spread, kind, tasks, goals));
        }
    }

    /** In a table without columns of levels a text alone over the rows is the level of those below, or of nothing that is known. */
    private boolean isBand(Row row) {
        return map != null
                && row.cells().size() == 1
                && row.first().column() == 0
                && !map.has(Column.LEVEL1)
                && !map.has(Column.LEVEL2)
                && !HeadLine.isFooter(row)
                && !Vocabulary.is(Vocabulary.Label.ROWS, row.first().text());
    }

    private void band(Row row) {
        var text = row.first().text();
        var level = Vocabulary.level(text);
        var second = Vocabulary.isAnyLevel2(level)
                && (!Vocabulary.isAnyLevel1(level) || Text.halfWidth(text).startsWith("("));
        if (second) {
            rows.level(row, null, level);
        } else if (Vocabulary.isAnyLevel1(level)) {
            rows.level(row, level, null);
        } else {
            rows.noLevels();
        }
        var known = second || Vocabulary.isAnyLevel1(level);
        notes.add(Note.of(row.line(), known ? Note.Code.ASIDE : Note.Code.FRAGMENT, row.printed()));
    }

    /** A row a column aside of the header is read there, if only there every word is in its place. */
    private void mapped(Row row, RowsByColumn reader) {
        if (reader.fits(row)) {
            reader.row(row);
            return;
        }
        for (var shift : List.of(1, -1)) {
            var moved = row.moved(shift);
            if (moved.cells().size() == row.cells().size()
                    && reader.fits(moved)
                    && reader.isAnchored(moved)
                    && reader.hasLevel1InPlace(moved)) {
                notes.add(Note.of(row.line(), Note.Code.READ_BY_MEANING, row.printed()));
                reader.row(moved);
                return;
            }
        }
        notes.add(Note.of(row.line(), Note.Code.FRAGMENT, row.printed()));
    }

    /** A line break inside a cell cuts a row: it has too few cells, and the next line has just those that lack. */
    private boolean isCutShort(Row row) {
        return row.width() > 1
                && row.width() < width
                && row.lastLine() - row.line() < MOST_LINES
                && row.cells().get(row.cells().size() - 1).column() == row.width() - 1
                && (map == null || map.isOwn() || !(byColumn != null && byColumn.isWhole(row)))
                && row.cells().stream().allMatch(cell -> Vocabulary.operator(cell.text()) == null);
    }

    private Row rejoin(Row start, Row rest) {
        if (rest.line() == start.lastLine() + 1 && start.width() + rest.width() - 1 <= width && !HeadLine.isSum(rest)) {
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
