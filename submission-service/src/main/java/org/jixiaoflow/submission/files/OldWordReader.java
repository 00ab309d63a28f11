package org.jixiaoflow.submission.files;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableRow;
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
            OldWordParts.requireSound(container.getRoot(), budget);
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

    /** A merged cell goes on with the one above it, until one begins that doesn't. */
    private void table(Table table) {
        var edges = new TreeSet<Integer>();
        for (var row = 0; row < table.numRows(); row++) {
            for (var cell = 0; cell < table.getRow(row).numCells(); cell++) {
                edges.add(table.getRow(row).getCell(cell).getLeftEdge());
            }
        }
        var columns = List.copyOf(edges);
        var begun = new HashMap<Integer, Start>();
        var ends = new LinkedHashMap<Start, Integer>();
        grid.endTable();
        grid.width(columns.size());
        for (var row = 0; row < table.numRows(); row++) {
            for (var index = 0; index < table.getRow(row).numCells(); index++) {
                var cell = table.getRow(row).getCell(index);
                var column = columns.indexOf(cell.getLeftEdge());
                var above = begun.get(column);
                if (cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged() && above != null) {
                    ends.put(above, row);
                } else if (!cell.isMerged() || cell.isFirstMerged()) {
                    begun.put(column, new Start(row, column));
                    var span = next(table.getRow(row), index, columns) - column;
                    grid.cell(row, column, Math.max(1, span), plain(cell.text()));
                }
            }
        }
        ends.forEach((start, last) -> grid.merged(start.row(), last, start.column()));
        grid.endTable();
    }

    /** The column where the next cell of the row that isn't merged with this one begins. */
    private static int next(TableRow row, int index, List<Integer> columns) {
        for (var after = index + 1; after < row.numCells(); after++) {
            var cell = row.getCell(after);
            if (!cell.isMerged() || cell.isFirstMerged()) {
                return columns.indexOf(cell.getLeftEdge());
            }
        }
        return columns.size();
    }

    /** Where a cell begins. */
    private record Start(int row, int column) {}

    /** Without the marks that end paragraphs and cells, and without field codes. */
    private static String plain(String text) {
        return Range.stripFields(text)
                .replace('\r', '\n')
                .replace('\u000b', '\n')
                .replaceAll("[\\u0000-\\u0008\\u000c-\\u001f]", "");
    }
}
