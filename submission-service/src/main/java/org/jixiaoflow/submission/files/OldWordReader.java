package org.jixiaoflow.submission.files;

import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;

/** Reads a .doc: its tables have no grid, so columns are where cells begin, in the measure of the page. */
final class OldWordReader {

    private final Grid grid;

    private OldWordReader(Grid grid) {
        this.grid = grid;
    }

    static List<PrintedForm> read(byte[] bytes, Budget budget) {
        return OldOffice.open(bytes, container -> {
            try (var document = new HWPFDocument(container.getRoot())) {
                var grid = new Grid(budget);
                new OldWordReader(grid).body(document.getRange());
                if (grid.isBlank()) {
                    var pictures = !document.getPicturesTable().getAllPictures().isEmpty();
                    throw new UnreadableDocument(pictures ? Reason.PICTURE : Reason.EMPTY);
                }
                return grid.forms();
            }
        });
    }

    private void body(Range body) {
        for (var index = 0; index < body.numParagraphs(); index++) {
            var paragraph = body.getParagraph(index);
            if (paragraph.isInTable()) {
                var table = body.getTable(paragraph);
                table(table);
                index += Math.max(1, table.numParagraphs()) - 1;
            } else {
                grid.paragraph(plain(paragraph.text()));
            }
        }
    }

    private void table(Table table) {
        var edges = new TreeSet<Integer>();
        for (var row = 0; row < table.numRows(); row++) {
            for (var cell = 0; cell < table.getRow(row).numCells(); cell++) {
                edges.add(table.getRow(row).getCell(cell).getLeftEdge());
            }
        }
        var columns = List.copyOf(edges);
        var merges = new HashMap<Integer, Integer>();
        grid.endTable();
        for (var row = 0; row < table.numRows(); row++) {
            for (var index = 0; index < table.getRow(row).numCells(); index++) {
                var cell = table.getRow(row).getCell(index);
                var column = columns.indexOf(cell.getLeftEdge());
                if (cell.isFirstVerticallyMerged()) {
                    merges.put(column, row);
                }
                var covered = cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged();
                if (!covered && !(cell.isMerged() && !cell.isFirstMerged())) {
                    grid.cell(row, column, plain(cell.text()));
                } else if (covered && merges.containsKey(column)) {
                    grid.merged(merges.get(column), row, column);
                }
            }
        }
        grid.width(columns.size());
        grid.endTable();
    }

    /** Without the marks that end paragraphs and cells, and without field codes. */
    private static String plain(String text) {
        return Range.stripFields(text)
                .replace('\r', '\n')
                .replace('\u000b', '\n')
                .replaceAll("[\\u0000-\\u0008\\u000c-\\u001f]", "");
    }
}
