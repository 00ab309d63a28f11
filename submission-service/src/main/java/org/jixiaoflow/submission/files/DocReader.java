package org.jixiaoflow.submission.files;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.model.CHPX;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.apache.poi.util.LittleEndian;
import org.jixiaoflow.submission.documents.Note;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;

/** Reads a .doc: its tables have no grid, so columns are where cells begin, in the measure of the page. */
final class DocReader {

    /** What marks letters as deleted and as hidden. */
    private static final int[] MARKS = {0x0800, 0x083c};

    private final Grid grid;
    /** Whether any letter may be deleted or hidden; else nobody needs to look. */
    private final boolean marked;

    private final StringBuilder leftOut = new StringBuilder();

    private DocReader(Grid grid, boolean marked) {
        this.grid = grid;
        this.marked = marked;
    }

    static List<PrintedForm> read(byte[] bytes, Budget budget) {
        return CompoundFile.open(bytes, container -> {
            DocParts.requireSound(container.getRoot(), budget);
            try (var document = new HWPFDocument(container.getRoot())) {
                var grid = new Grid(budget);
                var reader = new DocReader(grid, isMarked(document));
                reader.beside(document);
                reader.body(document.getRange());
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
                var text = text(paragraph);
                leftOut().ifPresent(deleted -> grid.aside(Note.Code.TRACKED_CHANGES, deleted));
                grid.paragraph(text);
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
                    grid.cell(row, column, Math.max(1, span), text(cell));
                    var line = row;
                    leftOut().ifPresent(deleted -> grid.note(line, Note.Code.TRACKED_CHANGES, deleted));
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

    private static boolean isMarked(HWPFDocument document) {
        return document.getCharacterTable().getTextRuns().stream()
                .map(CHPX::getGrpprl)
                .anyMatch(DocReader::isMarked);
    }

    private static boolean isMarked(byte[] looks) {
        for (var at = 0; at + 1 < looks.length; at++) {
            var code = LittleEndian.getUShort(looks, at);
            if (code == MARKS[0] || code == MARKS[1]) {
                return true;
            }
        }
        return false;
    }

    /** Headers, footers and text boxes: they hang somewhere, so they are only told. */
    private void beside(HWPFDocument document) {
        for (var story : List.of(document.getHeaderStoryRange(), document.getMainTextboxRange())) {
            plain(story.text())
                    .lines()
                    .map(String::strip)
                    .filter(line -> !WordReader.NUMBERING.matcher(line).matches())
                    .distinct()
                    .forEach(line -> grid.aside(Note.Code.BESIDE_THE_TEXT, line));
        }
    }

    /** Without what is deleted or hidden, which is kept to be told. */
    private String text(Range range) {
        if (!marked) {
            return plain(range.text());
        }
        var text = new StringBuilder();
        for (var index = 0; index < range.numCharacterRuns(); index++) {
            var run = range.getCharacterRun(index);
            (run.isMarkedDeleted() || run.isVanished() ? leftOut : text).append(run.text());
        }
        return plain(text.toString());
    }

    private Optional<String> leftOut() {
        var text = plain(leftOut.toString()).strip();
        leftOut.setLength(0);
        return Optional.of(text).filter(deleted -> !deleted.isEmpty());
    }

    /** Without the marks that end paragraphs and cells, and without field codes. */
    private static String plain(String text) {
        return Range.stripFields(text)
                .replace('\r', '\n')
                .replace('\u000b', '\n')
                .replaceAll("[\\u0000-\\u0008\\u000c-\\u001f]", "");
    }
}
