package org.jixiaoflow.submission.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiaoflow.submission.documents.Note;
import org.jixiaoflow.submission.files.PdfPage.Letter;
import org.jixiaoflow.submission.files.PdfPage.Stroke;
import org.jixiaoflow.submission.files.PdfPage.Turned;
import org.jspecify.annotations.Nullable;

/** A table as its lines draw it: the columns and rows between them, and cells where a line is left out. */
final class PdfTable {

    private static final double NEAR = 2.5;
    /** Less than a line of text. */
    private static final double OPEN = 6;

    private static final Pattern HEADING = Pattern.compile("[一二三]\\s*级\\s*指\\s*标.*|.*任务名称|主要内容");
    private static final Pattern NAMES = Pattern.compile("[一二三]\\s*级\\s*指\\s*标.*|.*任务名称|.*绩效目标");
    private static final Pattern COLUMN = Pattern.compile(
            "(?:年度|本年|全年)?(?:指标值|目标值|完成值|实际完成值?)|指标性质|指标方向性?|计量单位|单位|指标?权重|分值|得分|备注|评[分价]标准|指标解释|数据来源|主要内容|预算金额|财政拨款|其他资金|偏差.*");
    private static final String OPENING = "(（[【";
    private static final String CLOSING = ")）]】";
    /** {@code 1）} in front of a part of a text. */
    private static final Pattern NUMBERED = Pattern.compile("(?<![(（\\d])[0-9a-z一二三四五六七八九十]{1,2}[)）]");

    private static final String SEAM = " ▸ ";
    private static final Comparator<Place> PLACES =
            Comparator.comparingInt(Place::row).thenComparingInt(Place::column);

    private final List<Double> columns;
    private final List<Double> rows;
    private final List<Stroke> strokes;
    private final Map<Place, List<Letter>> letters = new TreeMap<>(PLACES);
    private final Map<Place, List<Turned>> sideways = new TreeMap<>(PLACES);
    private final Map<Place, Field> fields = new TreeMap<>(PLACES);
    private final List<Said> notes = new ArrayList<>();

    /** Where each text begins, and the cells of those that run over a line. */
    private final NavigableMap<Integer, Place> texts = new TreeMap<>();

    private final Set<Place> crossed = new HashSet<>();
    private final Set<Integer> gone = new HashSet<>();

    /** Columns of its rows that stand on other pages. */
    private final List<PdfTable> besides = new ArrayList<>();

    private boolean spent;

    private record Place(int row, int column) {}

    /**
     * What a cell says.
     *
     * @param right the column behind it
     * @param down the row below it
     * @param full whether its last line leaves no room, so that the text may go on elsewhere
     * @param cut whether its text is longer than the cell, or has letters without a meaning
     */
    private record Field(String text, int right, int down, boolean full, boolean cut) {

        Field says(String other) {
            return new Field(other, right, down, full, cut);
        }
    }

    private record Said(int row, Note.Code code, List<String> arguments) {}

    private PdfTable(List<Double> columns, List<Double> rows, List<Stroke> strokes) {
        this.columns = columns;
        this.rows = rows;
        this.strokes = strokes;
    }

    /** The tables of a page, from top to bottom. */
    static List<PdfTable> of(List<Stroke> strokes) {
        var groups = new ArrayList<List<Stroke>>();
        for (var stroke : joined(strokes)) {
            var touching = groups.stream()
                    .filter(group -> group.stream().anyMatch(other -> touch(stroke, other)))
                    .toList();
            var all = new ArrayList<Stroke>(List.of(stroke));
            touching.forEach(all::addAll);
            groups.removeAll(touching);
            groups.add(all);
        }
        return groups.stream()
                .map(group -> new PdfTable(places(group, false), open(places(group, true), group), group))
                .filter(table -> table.columns.size() > 1 && table.rows.size() > 1)
                .filter(table -> table.columns.size() + table.rows.size() > 4)
                .sorted(Comparator.comparingDouble(PdfTable::top))
                .toList();
    }

    /** Programs draw a line once for each cell. */
    private static List<Stroke> joined(List<Stroke> strokes) {
        var sorted = strokes.stream()
                .sorted(Comparator.comparing(Stroke::across)
                        .thenComparingDouble(stroke -> Math.round(stroke.at() / NEAR))
                        .thenComparingDouble(Stroke::from))
                .toList();
        var joined = new ArrayList<Stroke>();
        for (var stroke : sorted) {
            var last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null
                    && last.across() == stroke.across()
                    && Math.abs(last.at() - stroke.at()) < NEAR
                    && stroke.from() <= last.to() + NEAR) {
                joined.set(
                        joined.size() - 1,
                        new Stroke(last.across(), last.at(), last.from(), Math.max(last.to(), stroke.to())));
            } else {
                joined.add(stroke);
            }
        }
        return joined;
    }

    private static boolean touch(Stroke one, Stroke other) {
        return one.across() != other.across()
                && other.from() - NEAR <= one.at()
                && one.at() <= other.to() + NEAR
                && one.from() - NEAR <= other.at()
                && other.at() <= one.to() + NEAR;
    }

    private static List<Double> places(List<Stroke> strokes, boolean across) {
        var places = new ArrayList<Double>();
        strokes.stream()
                .filter(stroke -> stroke.across() == across)
                .map(Stroke::at)
                .sorted()
                .forEach(at -> {
                    if (places.isEmpty() || at - places.get(places.size() - 1) > NEAR) {
                        places.add(at);
                    }
                });
        return places;
    }

    /** A page's end may cut a table without a line: its columns go on further. */
    private static List<Double> open(List<Double> rows, List<Stroke> strokes) {
        var down = strokes.stream().filter(stroke -> !stroke.across()).toList();
        if (rows.isEmpty() || down.size() < 2) {
            return rows;
        }
        var top = down.stream()
                .mapToDouble(Stroke::from)
                .sorted()
                .skip(1)
                .findFirst()
                .orElse(rows.get(0));
        var bottom = down.stream()
                .map(Stroke::to)
                .sorted(Comparator.reverseOrder())
                .skip(1)
                .findFirst()
                .orElse(rows.get(0));
        if (top < rows.get(0) - OPEN) {
            rows.add(0, top);
        }
        if (bottom > rows.get(rows.size() - 1) + OPEN) {
            rows.add(bottom);
        }
        return rows;
    }

    /** Whether it stands beside the other one, so that what is above may belong to either. */
    boolean isBeside(PdfTable other) {
        return top() < other.bottom() && other.top() < bottom() && right() < other.left();
    }

    double left() {
        return columns.get(0);
    }

    double right() {
        return columns.get(columns.size() - 1);
    }

    double top() {
        return rows.get(0);
    }

    double bottom() {
        return rows.get(rows.size() - 1);
    }

    int width() {
        return ownWidth() + besides.stream().mapToInt(PdfTable::ownWidth).sum();
    }

    private int ownWidth() {
        return columns.size() - 1;
    }

    /** Columns that it was widened by, page by page. */
    List<PdfTable> besides() {
        return besides;
    }

    /** Whether it begins with headings of columns, and none of them is of what its rows are about. */
    boolean hasColumnsOnly() {
        var headings = fields.keySet().stream()
                .findFirst()
                .map(first -> row(first.row()).values())
                .orElse(List.of());
        return !headings.isEmpty()
                && headings.stream()
                        .map(field -> field.text().replaceAll("\\s|[（(].*", ""))
                        .allMatch(text -> COLUMN.matcher(text).matches())
                && fields.values().stream()
                        .noneMatch(field -> NAMES.matcher(field.text()).matches());
    }

    /** Whether the lines between their rows stand at the same heights. */
    boolean hasRowsOf(PdfTable other) {
        return rows.size() == other.rows.size()
                && IntStream.range(0, rows.size())
                        .allMatch(row -> Math.abs(rows.get(row) - other.rows.get(row)) <= NEAR);
    }

    /** Puts the other's columns behind its own. */
    void widen(PdfTable other) {
        var start = width();
        besides.add(other);
        other.fields.forEach((place, field) -> fields.put(
                new Place(place.row(), start + place.column()),
                new Field(field.text(), start + field.right(), field.down(), field.full(), field.cut())));
    }

    /** What each of its rows says. */
    List<String> texts() {
        return IntStream.rangeClosed(0, lastRow())
                .mapToObj(row -> fields.entrySet().stream()
                        .filter(cell -> cell.getKey().row() == row)
                        .map(cell -> cell.getValue().text())
                        .collect(Collectors.joining(" | ")))
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Whether this table goes on with another one on the page before: the same columns. */
    boolean continues(PdfTable other) {
        if (columns.size() != other.columns.size()) {
            return false;
        }
        for (var index = 0; index < columns.size(); index++) {
            if (Math.abs(columns.get(index) - other.columns.get(index)) > 2 * NEAR) {
                return false;
            }
        }
        return true;
    }

    /** Takes a letter that stands in it. */
    boolean take(Letter letter) {
        var row = between(rows, letter.height());
        var column = between(columns, letter.middle());
        if (row < 0 || column < 0) {
            return false;
        }
        var place = first(row, column);
        letters.computeIfAbsent(place, none -> new ArrayList<>()).add(letter);
        var begun = texts.putIfAbsent(letter.run(), place);
        if (begun != null && !begun.equals(place)) {
            crossed.addAll(List.of(begun, place));
        }
        if (letter.crossed()) {
            onEdge(letter, column);
        }
        return true;
    }

    /** A letter on the line between two cells is a part of neither alone. */
    private void onEdge(Letter letter, int column) {
        for (var height : List.of(letter.top(), letter.base())) {
            var row = between(rows, height);
            if (row >= 0) {
                crossed.add(first(row, column));
            }
        }
    }

    /**
     * Takes a text that is written upwards or downwards in one of its cells, with nothing else beside it; a mark across several cells is
     * no part of any.
     */
    boolean takeSideways(List<Turned> text) {
        var places = text.stream().map(this::place).distinct().toList();
        var turns = Stream.concat(
                        text.stream(),
                        places.stream().flatMap(place -> sideways.getOrDefault(place, List.of()).stream()))
                .map(Turned::turn)
                .distinct()
                .count();
        var place = places.get(0);
        if (places.size() > 1
                || place.row() < 0
                || place.column() < 0
                || turns > 1
                || letters.containsKey(place)
                || !text.get(0).isSideways()) {
            return false;
        }
        sideways.computeIfAbsent(place, none -> new ArrayList<>()).addAll(text);
        return true;
    }

    private Place place(Turned letter) {
        var row = between(rows, letter.y());
        var column = between(columns, letter.x());
        return row < 0 || column < 0 ? new Place(-1, -1) : first(row, column);
    }

    private static int between(List<Double> places, double at) {
        for (var index = 0; index + 1 < places.size(); index++) {
            if (places.get(index) - 1 <= at && at < places.get(index + 1)) {
                return index;
            }
        }
        return -1;
    }

    /** The upper left of the places that no line parts. */
    private Place first(int row, int column) {
        var up = row;
        var left = column;
        while (left > 0 && !isLine(false, columns.get(left), (rows.get(up) + rows.get(up + 1)) / 2)) {
            left--;
        }
        while (up > 0 && !isLine(true, rows.get(up), (columns.get(left) + columns.get(left + 1)) / 2)) {
            up--;
        }
        return new Place(up, left);
    }

    private boolean isLine(boolean across, double at, double point) {
        return strokes.stream()
                .anyMatch(stroke -> stroke.across() == across
                        && Math.abs(stroke.at() - at) <= NEAR
                        && stroke.from() - 1 <= point
                        && point <= stroke.to() + 1);
    }

    /**
     * A text of more lines than its cell has room for goes on in the cell below, or below the table: its lines were written one after the
     * other, and what stands beside them in their rows after that. Neither cell says all it means.
     *
     * @param outside letters of no table
     */
    void findRunningOver(List<Letter> outside) {
        var first = new HashMap<Place, Integer>();
        texts.forEach((run, place) -> first.merge(place, run, Math::min));
        var over = new ArrayList<Place>();
        var beside = 0;
        for (var text : texts.entrySet()) {
            var place = text.getValue();
            var next = texts.higherEntry(text.getKey());
            if (next == null || next.getValue().equals(place)) {
                continue;
            }
            var below = next.getValue();
            if (below.row() == place.row()) {
                beside++;
            } else if (below.row() > place.row() && below.column() == place.column()) {
                var later = first.entrySet().stream()
                        .anyMatch(cell -> cell.getValue() > next.getKey() && isBetween(cell.getKey(), place, below));
                over.addAll(later ? List.of(place, below) : List.of());
            }
        }
        if (over.size() <= beside) {
            crossed.addAll(over);
        }
        var runs = new HashSet<Integer>();
        outside.stream().filter(letter -> runs.add(letter.run())).forEach(this::runsOut);
    }

    /** Whether a cell stands between the two where tables are read row by row. */
    private static boolean isBetween(Place cell, Place above, Place below) {
        return (cell.row() == above.row() && cell.column() > above.column())
                || (cell.row() == below.row() && cell.column() < below.column());
    }

    /** A text that begins closely below the table, and below the cell that was written before it; behind the last cell only digits go on. */
    private void runsOut(Letter letter) {
        var before = texts.lowerEntry(letter.run());
        if (before == null
                || letter.run() - before.getKey() > 2
                || letter.base() <= bottom()
                || letter.top() > bottom() + 2 * letter.size()
                || between(columns, letter.middle()) != before.getValue().column()) {
            return;
        }
        var goesOn = texts.higherKey(letter.run()) != null
                || Character.isDigit(letter.text().codePointAt(0));
        crossed.addAll(goesOn ? List.of(before.getValue()) : List.of());
    }

    /** All letters are taken. */
    void close() {
        letters.forEach((place, found) -> close(place, found, false));
        sideways.forEach((place, found) ->
                close(place, found.stream().map(Turned::letter).toList(), true));
    }

    private void close(Place place, List<Letter> found, boolean turned) {
        var right = place.column() + 1;
        var middle = (rows.get(place.row()) + rows.get(place.row() + 1)) / 2;
        while (right < width() && !isLine(false, columns.get(right), middle)) {
            right++;
        }
        var down = place.row() + 1;
        var center = (columns.get(place.column()) + columns.get(place.column() + 1)) / 2;
        while (down + 1 < rows.size() && !isLine(true, rows.get(down), center)) {
            down++;
        }
        var from = turned ? rows.get(place.row()) : columns.get(place.column());
        var to = turned ? rows.get(down) : columns.get(right);
        var lines = PdfLine.of(found);
        var full = !leavesRoom(lines.get(lines.size() - 1), from, to, 2);
        var cut = found.stream().anyMatch(Letter::isUnsure) || crossed.contains(place) || areOverEachOther(lines);
        fields.put(place, new Field(text(lines, from, to), right, down, full, cut));
    }

    /** Whether two texts stand on the same place, so that one of them belongs elsewhere. */
    private static boolean areOverEachOther(List<PdfLine> lines) {
        return lines.stream().anyMatch(PdfLine::isOverwritten);
    }

    /**
     * Puts a row together that the page's end cut: this table goes on with one on the page before, and its first row says too little for a
     * row of its own. Where a text goes on is certain if it filled its cell; else both are kept in a note, and the field has no value.
     */
    void rejoin(PdfTable before) {
        var start = rowsOfHeading(before);
        var rest = row(start);
        var last = before.lastRow();
        var above = new TreeMap<>(before.row(last));
        above.keySet().removeIf(column -> column >= before.ownWidth());
        if (rest.isEmpty()
                || rest.size() * 2 > above.size()
                || !above.keySet().containsAll(rest.keySet())
                || isHeading(above)) {
            return;
        }
        spent = start == lastRow();
        rest.forEach((column, field) -> {
            var begun = before.field(last, column);
            var place = new Place(start, column);
            var was = begun == null ? null : before.fields.get(begun);
            if (begun == null || was == null) {
                return;
            }
            fields.remove(place);
            if (was.text().equals(field.text())) {
                return;
            }
            var both = was.text() + SEAM + field.text();
            if (was.full() && !isNumber(was.text(), field.text())) {
                var joined = was.text() + seam(was.text(), field.text()) + field.text();
                before.fields.put(begun, was.says(joined));
                before.notes.add(new Said(last, Note.Code.BROKEN_ROW_JOINED, List.of(both)));
            } else {
                before.fields.remove(begun);
                before.notes.add(new Said(last, Note.Code.CUT_BY_PAGE, List.of(both)));
            }
        });
    }

    /** What is to be said beside its last row. */
    void note(Note.Code code, String text) {
        notes.add(new Said(lastRow(), code, List.of(text)));
    }

    /** Digits of a number that are apart could be two numbers. */
    private static boolean isNumber(String one, String other) {
        return Character.isDigit(one.charAt(one.length() - 1)) && Character.isDigit(other.charAt(0));
    }

    private static String seam(String one, String other) {
        return one.matches("(?s).*[A-Za-z]") && other.matches("(?s)[A-Za-z].*") ? " " : "";
    }

    /** How many rows at the top only repeat the other table's. */
    private int rowsOfHeading(PdfTable other) {
        var start = 0;
        while (start < Math.min(rows.size(), other.rows.size()) - 2 && isSame(row(start), other)) {
            start++;
        }
        return start;
    }

    private static boolean isSame(Map<Integer, Field> heading, PdfTable other) {
        var texts = texts(heading);
        return heading.size() > 1
                && IntStream.range(0, other.rows.size() - 1)
                        .anyMatch(row -> texts(other.row(row)).equals(texts));
    }

    private static Map<Integer, String> texts(Map<Integer, Field> row) {
        return row.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, cell -> cell.getValue().text()));
    }

    private static boolean isHeading(Map<Integer, Field> row) {
        return row.values().stream()
                .anyMatch(field -> HEADING.matcher(field.text()).matches());
    }

    /** Whether it held nothing but the rest of a row, which may go on still. */
    boolean isSpent() {
        return spent;
    }

    private int lastRow() {
        return rows.size() - 2;
    }

    /** What the row says, cells from above included, by column. */
    private Map<Integer, Field> row(int row) {
        var found = new TreeMap<Integer, Field>();
        fields.forEach((place, field) -> {
            if (place.row() <= row && row < field.down()) {
                found.put(place.column(), field);
            }
        });
        return found;
    }

    private @Nullable Place field(int row, int column) {
        return fields.entrySet().stream()
                .filter(cell -> cell.getKey().column() == column)
                .filter(cell ->
                        cell.getKey().row() <= row && row < cell.getValue().down())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Writes its rows, the first as row {@code start}; gives the number of the next. */
    int write(Grid grid, int start) {
        withoutCut();
        fields.forEach((place, field) -> {
            grid.cell(start + place.row(), place.column(), field.right() - place.column(), field.text());
            grid.merged(start + place.row(), start + field.down() - 1, place.column());
        });
        notes.forEach(said ->
                grid.note(start + said.row(), said.code(), said.arguments().toArray(String[]::new)));
        grid.width(width());
        return start + rows.size() - 1;
    }

    /**
     * A row with a text that is cut off, or runs into the next cell, says less than it seems to, and so do the rows below that leave to it what they don't print: none
     * of them is read, all are noted.
     */
    private void withoutCut() {
        var reach = -1;
        for (var row = 0; row <= lastRow(); row++) {
            var number = row;
            var begun = fields.keySet().stream()
                    .filter(place -> place.row() == number)
                    .map(Place::column)
                    .min(Comparator.naturalOrder());
            var cut = row(row).values().stream().anyMatch(field -> field.cut() || isHalf(field.text()));
            var leans = reach >= 0 && begun.isPresent() && begun.get() > reach;
            reach = cut || leans ? Math.max(cut ? begun.orElse(0) : 0, Math.max(0, leans ? reach : 0)) : -1;
            if (cut || leans) {
                var said = row(row).values().stream().map(Field::text).collect(Collectors.joining(" | "));
                notes.add(new Said(row, Note.Code.CUT_IN_CELL, List.of(said)));
                gone.add(row);
            }
        }
        fields.keySet().removeIf(place -> gone.contains(place.row()));
    }

    /** A bracket without its other one: a line of the cell's text isn't printed. */
    private static boolean isHalf(String text) {
        var open = 0;
        for (var sign : NUMBERED.matcher(text).replaceAll("").toCharArray()) {
            open += OPENING.indexOf(sign) >= 0 ? 1 : CLOSING.indexOf(sign) >= 0 ? -1 : 0;
            if (open < 0) {
                return true;
            }
        }
        return open > 0;
    }

    /** A line that leaves room for a letter ends a paragraph; one that doesn't was only broken to fit. */
    private static String text(List<PdfLine> lines, double left, double right) {
        var text = new StringBuilder();
        for (var index = 0; index < lines.size(); index++) {
            var line = lines.get(index);
            text.append(line.text());
            if (index + 1 < lines.size()) {
                text.append(leavesRoom(line, left, right, 3) ? "\n" : line.seam(lines.get(index + 1)));
            }
        }
        return text.toString();
    }

    private static boolean leavesRoom(PdfLine line, double left, double right, int letters) {
        return (right - left) - (line.right() - line.left()) > letters * line.size();
    }

    @Override
    public String toString() {
        return letters.values().stream()
                .map(cell -> cell.stream().map(Letter::text).collect(Collectors.joining()))
                .collect(Collectors.joining("|"));
    }
}
