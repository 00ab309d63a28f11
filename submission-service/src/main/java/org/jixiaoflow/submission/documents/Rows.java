package org.jixiaoflow.submission.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jixiaoflow.submission.documents.Row.Cell;

/**
 * Extracted text as rows of cells: a line with tabs is a table's row; other lines that follow each other without a blank line are one cell
 * broken over lines, unless one of them is a word of the form, which never runs on.
 */
final class Rows {

    private final List<Row> rows = new ArrayList<>();
    private final List<Cell> paragraph = new ArrayList<>();

    private Rows() {}

    static List<Row> of(List<String> lines) {
        var reading = new Rows();
        for (var index = 0; index < lines.size(); index++) {
            reading.line(lines.get(index), index + 1);
        }
        reading.endParagraph();
        return reading.rows;
    }

    private void line(String line, int number) {
        if (line.indexOf('\t') < 0) {
            var text = Text.trim(line);
            if (text.isEmpty()) {
                endParagraph();
            } else {
                paragraph.add(new Cell(0, text, number));
            }
            return;
        }
        endParagraph();
        var texts = line.split("\t", -1);
        var cells = new ArrayList<Cell>();
        for (var column = 0; column < texts.length; column++) {
            var text = Text.trim(texts[column]);
            if (!text.isEmpty()) {
                cells.add(new Cell(column, text, number));
            }
        }
        if (!cells.isEmpty()) {
            rows.add(new Row(List.copyOf(cells), texts.length, number, number));
        }
    }

    private void endParagraph() {
        if (paragraph.stream().anyMatch(cell -> Vocabulary.isLine(cell.text()))) {
            paragraph.forEach(cell -> lone(cell, cell.line()));
        } else if (!paragraph.isEmpty()) {
            var text = paragraph.stream().map(Cell::text).collect(Collectors.joining());
            var line = paragraph.get(0).line();
            lone(new Cell(0, text, line), line + paragraph.size() - 1);
        }
        paragraph.clear();
    }

    private void lone(Cell cell, int lastLine) {
        rows.add(new Row(List.of(cell), 1, cell.line(), lastLine));
    }
}
