package org.jixiaoflow.submission.files;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jixiaoflow.submission.documents.Note;
import org.jspecify.annotations.Nullable;

/**
 * A table of a PDF that no lines are drawn for, while its rows are gathered. The words of its heading say where the columns are; where any
 * text could stand in either of two, or only goes on from the line above, no row of it is read and all are noted.
 */
final class UnruledTable {

    private static final Pattern HEADING = Pattern.compile("一\\s*级\\s*指\\s*标");
    private static final Pattern OTHER =
            Pattern.compile("(?:附件|.*绩效.*表(?:[（(].*)?$|[^：:]{0,12}(?:部门|单位)[^：:]{0,10}[：:]).*");
    private static final Pattern NAMES = Pattern.compile("[^：:]{0,6}(?:部门|单位)(?:名称)?");
    private static final Pattern BELOW =
            Pattern.compile("(?:备?注|填[报表制]|说明|审核|复核|负责|单位负责|联系|经办|制表|电话|\\d{1,2}\\s*[.、．]).*");
    private static final Pattern SUM = Pattern.compile("(?:合|小|总)\\s*计.*");
    private static final double NEAR = 1.5;
    private static final int LEAST = 3;

    private final List<PdfLine> columns;
    private final List<PdfLine> rows = new ArrayList<>();

    private UnruledTable(PdfLine heading) {
        this.columns = heading.words();
    }

    static boolean isHeading(PdfLine line) {
        return HEADING.matcher(line.text()).find();
    }

    /** The table that begins with the line; null if none does. */
    static @Nullable UnruledTable beginning(PdfLine line) {
        return isHeading(line) && line.words().size() > 1 ? new UnruledTable(line) : null;
    }

    /** Whether the line is of a sheet's head: a title, or a department. */
    static boolean isHead(PdfLine line) {
        return OTHER.matcher(line.text()).matches()
                || NAMES.matcher(line.words().get(0).text()).matches();
    }

    /** Takes a line in; false for one that is above another table, or below this. */
    boolean take(PdfLine line) {
        var text = line.text();
        if (isHeading(line)
                || OTHER.matcher(text).matches()
                || BELOW.matcher(text).matches()) {
            return false;
        }
        rows.add(line);
        return true;
    }

    void write(Grid grid) {
        var cells = cells();
        if (cells == null) {
            grid.aside(Note.Code.UNPARTED, columns.stream().map(PdfLine::text).collect(Collectors.joining(" ")));
            rows.forEach(row -> grid.aside(Note.Code.UNPARTED, row.text()));
            return;
        }
        grid.aside(Note.Code.WITHOUT_LINES);
        IntStream.range(0, columns.size())
                .forEach(column -> grid.cell(0, column, columns.get(column).text()));
        for (var row = 0; row < cells.size(); row++) {
            var number = row + 1;
            cells.get(row).forEach((column, text) -> grid.cell(number, column, text));
        }
        grid.endTable();
    }

    /** The texts of the rows by column; null where one of them isn't certain. */
    private @Nullable List<Map<Integer, String>> cells() {
        if (columns.stream().anyMatch(column -> column.letters().size() == 1 || column.isUnsure())) {
            return null;
        }
        var left = standLeft();
        var cells = new ArrayList<Map<Integer, String>>();
        for (var row : rows) {
            var texts = new TreeMap<Integer, String>();
            for (var word : row.words()) {
                var column = left ? between(word) : below(word);
                if (column < 0 || word.isUnsure()) {
                    return null;
                }
                texts.merge(column, word.text(), (one, other) -> one + " " + other);
            }
            if (texts.size() < LEAST && !SUM.matcher(row.text()).matches()) {
                return null;
            }
            cells.add(texts);
        }
        return cells;
    }

    /** Whether headings stand at the left of their columns: most have a text below that begins where they do. */
    private boolean standLeft() {
        var below = columns.stream()
                .filter(column -> rows.stream()
                        .flatMap(row -> row.words().stream())
                        .anyMatch(word -> Math.abs(word.shownLeft() - column.left()) <= NEAR))
                .count();
        return below > 1 && below * 2 >= columns.size();
    }

    /** The column that the word stands in wholly; -1 if none. */
    private int between(PdfLine word) {
        for (var column = 0; column < columns.size(); column++) {
            var end = column + 1 < columns.size() ? columns.get(column + 1).left() : Double.MAX_VALUE;
            if (columns.get(column).left() - NEAR <= word.shownLeft() && word.shownRight() <= end + NEAR) {
                return column;
            }
        }
        return -1;
    }

    /** The column whose heading alone stands above some of the word; -1 if none or more than one. */
    private int below(PdfLine word) {
        var above = IntStream.range(0, columns.size())
                .filter(column -> columns.get(column).left() < word.shownRight()
                        && word.shownLeft() < columns.get(column).right())
                .toArray();
        return above.length == 1 ? above[0] : -1;
    }
}
