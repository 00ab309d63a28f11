package org.jixiaoflow.submission.files;

import java.util.List;
import java.util.regex.Pattern;
import org.jixiaoflow.submission.documents.PrintedForm;

/** Comma-separated cells as spreadsheets save them: quoted where they hold a comma, a quote or a line break. */
final class Csv {

    /** A line of the table's headings, its words between commas. */
    private static final Pattern HEADER = Pattern.compile(
            "(?m)^(?=[^\\t\\r\\n]*(?:一级指标|三级指标|指标名称|绩效指标|目标值|指标值)[^\\t\\r\\n,]{0,20}(?:,|$))(?:[^,\\t\\r\\n，。]{0,40},){3,}");

    private final Grid grid;
    private final StringBuilder cell = new StringBuilder();
    private int row;
    private int column;

    private Csv(Grid grid) {
        this.grid = grid;
    }

    static boolean isCsv(String text) {
        return HEADER.matcher(text).find();
    }

    static List<PrintedForm> read(String text, Budget budget) {
        var grid = new Grid(budget);
        new Csv(grid).cells(text);
        return grid.forms();
    }

    private void cells(String text) {
        var quoted = false;
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            if (character == '"') {
                var doubled = quoted && index + 1 < text.length() && text.charAt(index + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    index++;
                } else {
                    quoted = !quoted;
                }
            } else if (character == ',' && !quoted) {
                endCell();
            } else if (character == '\n' && !quoted) {
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
