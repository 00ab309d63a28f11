package org.jixiaoflow.submission.files;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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

    /** What marks letters as deleted, as hidden, and as struck out once or twice. */
    private static final Set<Integer> MARKS = Set.of(0x0800, 0x083c, 0x0837, 0x2a53);

    private static final Pattern LETTERS = Pattern.compile("[^\\r\\u000b]");

    private final Grid grid;
    /** Whether any letter may be deleted, hidden or struck out; else nobody needs to look. */
    private final boolean marked;

    private final StringBuilder leftOut = new StringBuilder();
    private final StringBuilder struck = new StringBuilder();

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
                said(leftOut).ifPresent(deleted -> grid.aside(Note.Code.TRACKED_CHANGES, deleted));
                said(struck).ifPresent(taken -> grid.aside(Note.Code.STRUCK_TEXT, taken));
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
                    said(leftOut).ifPresent(deleted -> grid.note(line, Note.Code.TRACKED_CHANGES, deleted));
                    said(struck).ifPresent(taken -> grid.note(line, Note.Code.STRUCK_TEXT, taken));
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
            if (MARKS.contains(LittleEndian.getUShort(looks, at))) {
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

    /** Without what is deleted, hidden or struck out, which is kept to be told. */
    private String text(Range range) {
        if (!marked) {
            return plain(range.text());
        }
        var text = new StringBuilder();
        for (var index = 0; index < range.numCharacterRuns(); index++) {
            var run = range.getCharacterRun(index);
            var gone = run.isMarkedDeleted() || run.isVanished();
            var taken = run.isStrikeThrough() || run.isDoubleStrikeThrough();
            (gone ? leftOut : taken ? struck : text).append(run.text());
            // A line that ends in what is taken back ends all the same.
            text.append(taken && !gone ? LETTERS.matcher(run.text()).replaceAll("") : "");
        }
        return plain(text.toString());
    }

    private static Optional<String> said(StringBuilder kept) {
        var text = plain(kept.toString()).strip();
        kept.setLength(0);
        return Optional.of(text).filter(left -> !left.isEmpty());
    }

    /** Without the marks that end paragraphs and cells, and without field codes. */
    private static String plain(String text) {
        return Range.stripFields(text)
                .replace('\r', '\n')
                .replace('\u000b', '\n')
                .replaceAll("[\\u0000-\\u0008\\u000c-\\u001f]", "");
    }
}
