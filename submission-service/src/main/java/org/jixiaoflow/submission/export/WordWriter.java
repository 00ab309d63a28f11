package org.jixiaoflow.submission.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.BreakType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.jixiaoflow.submission.export.PrintedLayout.Cell;
import org.jixiaoflow.submission.export.PrintedLayout.Look;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STMerge;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;

/** Writes published forms as a .docx, each on a page of its own: title, department line, one table with merged cells, stamp. */
final class WordWriter {

    private static final int TITLE_POINTS = 16;
    private static final int POINTS = 9;
    private static final long LONG_EDGE = 16838;
    private static final long SHORT_EDGE = 11906;

    private final XWPFDocument document;

    private WordWriter(XWPFDocument document) {
        this.document = document;
    }

    static void write(List<PrintedLayout> forms, OutputStream out) throws IOException {
        try (var document = new XWPFDocument()) {
            var page = document.getDocument().getBody().addNewSectPr().addNewPgSz();
            page.setOrient(STPageOrientation.LANDSCAPE);
            page.setW(BigInteger.valueOf(LONG_EDGE));
            page.setH(BigInteger.valueOf(SHORT_EDGE));
            var writer = new WordWriter(document);
            forms.forEach(writer::form);
            document.write(out);
        }
    }

    /** What stands over and under the table is no part of it. */
    private void form(PrintedLayout form) {
        var pageBreak = !document.getBodyElements().isEmpty();
        var inside = form.cells().stream().filter(cell -> !isOutside(cell)).toList();
        var first = inside.get(0).row();
        for (var cell : form.cells()) {
            if (isOutside(cell) && cell.row() < first) {
                var paragraph = document.createParagraph();
                paragraph.setPageBreak(pageBreak && cell.look() == Look.TITLE);
                write(paragraph, cell);
            }
        }
        var last = inside.stream()
                .mapToInt(cell -> cell.row() + cell.height())
                .max()
                .orElse(first);
        table(inside, first, last, form.width());
        form.cells().stream()
                .filter(cell -> isOutside(cell) && cell.row() >= last)
                .forEach(cell -> write(document.createParagraph(), cell));
    }

    private static boolean isOutside(Cell cell) {
        return cell.look() == Look.TITLE || cell.look() == Look.PLAIN;
    }

    private void table(List<Cell> cells, int first, int end, int width) {
        var table = document.createTable();
        table.removeRow(0);
        table.setWidth("100%");
        for (var number = first; number < end; number++) {
            row(table, cells, number, width);
        }
    }

    /** A cell for each that begins or goes on in this row, and blank ones between. */
    private static void row(XWPFTable table, List<Cell> cells, int number, int width) {
        var row = table.createRow();
        while (!row.getTableCells().isEmpty()) {
            row.removeCell(0);
        }
        for (var column = 0; column < width; ) {
            column += cell(row, at(cells, number, column), number);
        }
    }

    private static Cell at(List<Cell> cells, int row, int column) {
        return cells.stream()
                .filter(cell -> cell.column() == column && cell.row() <= row && row < cell.row() + cell.height())
                .findFirst()
                .orElse(new Cell(row, column, 1, 1, "", Look.VALUE));
    }

    private static int cell(XWPFTableRow row, Cell cell, int number) {
        var target = row.createCell();
        var properties = target.getCTTc().addNewTcPr();
        if (cell.width() > 1) {
            properties.addNewGridSpan().setVal(BigInteger.valueOf(cell.width()));
        }
        if (cell.height() > 1) {
            properties.addNewVMerge().setVal(number == cell.row() ? STMerge.RESTART : STMerge.CONTINUE);
        }
        if (number == cell.row()) {
            write(target.getParagraphs().get(0), cell);
        }
        return cell.width();
    }

    private static void write(XWPFParagraph paragraph, Cell cell) {
        var left = cell.look() == Look.TEXT || cell.look() == Look.PLAIN;
        paragraph.setAlignment(left ? ParagraphAlignment.LEFT : ParagraphAlignment.CENTER);
        var run = paragraph.createRun();
        run.setBold(cell.look() == Look.TITLE);
        run.setFontSize(cell.look() == Look.TITLE ? TITLE_POINTS : POINTS);
        var lines = cell.text().split("\n", -1);
        for (var index = 0; index < lines.length; index++) {
            if (index > 0) {
                run.addBreak(BreakType.TEXT_WRAPPING);
            }
            run.setText(lines[index], index);
        }
    }
}
