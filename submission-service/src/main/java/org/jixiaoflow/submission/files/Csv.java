package org.jixiaoflow.submission.files;

import java.util.List;
import java.util.regex.Pattern;
import org.jixiaoflow.submission.documents.PrintedForm;

/**
 * Cells parted by commas, semicolons or tabs as spreadsheets save them: quoted where they hold one of those, a quote or a line break. A
 * quote that stands inside of a cell, or that nothing closes, is a sign like others.
 */
final class Csv {

    /** A line of the table's headings, its words between commas. */
    private static final Pattern HEADER = Pattern.compile(
            "(?m)^(?=[^\\t\\r\\n]*(?:一级指标|三级指标|指标名称|绩效指标|目标值|指标值)[^\\t\\r\\n,]{0,20}(?:,|$))(?:[^,\\t\\r\\n，。]{0,40},){3,}");

    private static final Pattern NAMED = Pattern.compile("一级指标|三级指标|指标名称|绩效指标|目标值|指标值");
    private static final int LEAST = 3;
    private static final char QUOTE = '"';
    private static final char NONE = '\0';

    private final Grid grid;
    private final char separator;
    private final StringBuilder cell = new StringBuilder();
    private int row;
    private int column;

    private Csv(Grid grid, char separator) {
        this.grid = grid;
        this.separator = separator;
    }

    static boolean isCsv(String text) {
        return separator(text) != NONE;
    }

    static List<PrintedForm> read(String text, Budget budget) {
        var grid = new Grid(budget);
        new Csv(grid, separator(text)).cells(text);
        return grid.forms();
    }

    /** Tabs and semicolons part cells of other texts too; only quotes tell that a spreadsheet wrote them. */
    private static char separator(String text) {
        if (HEADER.matcher(text).find()) {
            return ',';
        }
        for (var sign : new char[] {'\t', ';'}) {
            if (text.lines().anyMatch(line -> isHeader(line, sign)) && hasQuotedCell(text, sign)) {
                return sign;
            }
        }
        return NONE;
    }

    private static boolean isHeader(String line, char separator) {
        return line.chars().filter(sign -> sign == separator).count() >= LEAST
                && NAMED.matcher(line).find();
    }

    private static boolean hasQuotedCell(String text, char separator) {
        for (var index = text.indexOf(QUOTE); index >= 0; index = text.indexOf(QUOTE, index + 1)) {
            var starts = index == 0 || text.charAt(index - 1) == separator || text.charAt(index - 1) == '\n';
            if (starts && closing(text, index, separator) > index + 1) {
                return true;
            }
        }
        return false;
    }

    /** Where the quote that opens a cell is closed; -1 if it isn't. */
    private static int closing(String text, int open, char separator) {
        for (var index = text.indexOf(QUOTE, open + 1); index >= 0; index = text.indexOf(QUOTE, index + 1)) {
            var next = index + 1 < text.length() ? text.charAt(index + 1) : '\n';
            if (next == QUOTE) {
                index++;
            } else {
                return next == separator || next == '\n' || next == '\r' ? index : -1;
            }
        }
        return -1;
    }

    private void cells(String text) {
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            var close = character == QUOTE && cell.isEmpty() ? closing(text, index, separator) : -1;
            if (close >= 0) {
                cell.append(text.substring(index + 1, close).replace("\"\"", "\""));
                index = close;
            } else if (character == separator) {
                endCell();
            } else if (character == '\n') {
                endCell();
                row++;
                column = 0;
            } else {
                cell.append(character);
            }
        }
        endCell();
    }

    private void endCell() {
        grid.cell(row, column++, cell.toString());
        cell.setLength(0);
    }
}
