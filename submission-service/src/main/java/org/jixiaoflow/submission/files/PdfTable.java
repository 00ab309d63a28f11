package org.jixiaoflow.submission.files;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jixiaoflow.submission.files.PdfPage.Letter;
import org.jixiaoflow.submission.files.PdfPage.Stroke;

/** A table as its lines draw it: the columns and rows between them, and cells where a line is left out. */
final class PdfTable {

    private static final double NEAR = 2.5;

    private final List<Double> columns;
    private final List<Double> rows;
    private final List<Stroke> strokes;
    private final Map<Place, List<Letter>> letters =
            new TreeMap<>(Comparator.comparingInt(Place::row).thenComparingInt(Place::column));

    private record Place(int row, int column) {}

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
                .map(group -> new PdfTable(places(group, false), places(group, true), group))
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

    double top() {
        return rows.get(0);
    }

    double bottom() {
        return rows.get(rows.size() - 1);
    }

    int width() {
        return columns.size() - 1;
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
        letters.computeIfAbsent(first(row, column), none -> new ArrayList<>()).add(letter);
        return true;
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

    /** Writes its rows, the first as row {@code start}; gives the number of the next. */
    int write(Grid grid, int start) {
        letters.forEach((place, found) -> {
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
            grid.cell(
                    start + place.row(),
                    place.column(),
                    right - place.column(),
                    text(found, columns.get(place.column()), columns.get(right)));
            grid.merged(start + place.row(), start + down - 1, place.column());
        });
        grid.width(width());
        return start + rows.size() - 1;
    }

    /** A line that leaves room for a letter ends a paragraph; one that doesn't was only broken to fit. */
    private static String text(List<Letter> letters, double left, double right) {
        var text = new StringBuilder();
        var lines = PdfLine.of(letters);
        for (var index = 0; index < lines.size(); index++) {
            var line = lines.get(index);
            text.append(line.text());
            if (index + 1 < lines.size()) {
                var room = (right - left) - (line.right() - line.left());
                var ends = room > 3 * line.size();
                text.append(ends ? "\n" : line.seam(lines.get(index + 1)));
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return letters.values().stream()
                .map(cell -> cell.stream().map(Letter::text).collect(Collectors.joining()))
                .collect(Collectors.joining("|"));
    }
}
