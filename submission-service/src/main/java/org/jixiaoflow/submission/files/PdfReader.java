package org.jixiaoflow.submission.files;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.jixiaoflow.submission.documents.Note;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.jixiaoflow.submission.files.PdfPage.Letter;
import org.jixiaoflow.submission.files.PdfPage.Turned;
import org.jspecify.annotations.Nullable;

/** Reads a PDF that holds text: tables by the lines that draw them, or else by where the heading's words stand. Pictures aren't looked at. */
final class PdfReader {

    private static final int MOST_PAGES = 1000;
    private static final int MANY = 3;
    private static final double DOUBTFUL = 0.02;
    private static final Pattern NUMBERING =
            Pattern.compile("[-—–·\\s]*第?\\s*(\\d{1,4})\\s*页?\\s*(?:[/,，、]?\\s*共?\\s*\\d{1,4}\\s*页?)?[-—–·\\s]*");

    static {
        FontMappers.set(new NoFonts());
    }

    private final Grid grid;
    private final Budget budget;
    /** The present table, page by page. */
    private final List<PdfTable> parts = new ArrayList<>();

    /** A table without lines that may go on. */
    private @Nullable UnruledTable unruled;

    private int nextRow;
    private int pages;
    private int letters;
    private int operations;
    private int unknown;
    private boolean pictures;

    private PdfReader(Grid grid, Budget budget) {
        this.grid = grid;
        this.budget = budget;
    }

    static List<PrintedForm> read(byte[] bytes, Budget budget) {
        CompressedPdf.requireModest(bytes, budget);
        var grid = new Grid(budget);
        var memory = MemoryUsageSetting.setupMainMemoryOnly(
                budget.limits().unpacked().toBytes());
        try (var document = Loader.loadPDF(bytes, "", null, null, memory.streamCache)) {
            new PdfReader(grid, budget).document(document);
        } catch (UnreadableDocument refused) {
            throw refused;
        } catch (InvalidPasswordException e) {
            throw new UnreadableDocument(e, Reason.ENCRYPTED);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableDocument(e, Reason.DAMAGED);
        }
        return grid.forms();
    }

    private void document(PDDocument document) throws IOException {
        if (document.isEncrypted()) {
            throw new UnreadableDocument(Reason.ENCRYPTED);
        }
        Budget.within(document.getNumberOfPages(), MOST_PAGES, Reason.TOO_MANY_ENTRIES);
        for (var page : document.getPages()) {
            var shown = new PdfPage(page, budget, operations);
            shown.read();
            pages++;
            operations = shown.operations();
            letters += shown.letters().size();
            unknown += shown.unknown();
            pictures |= shown.hasPictures();
            page(shown);
        }
        end();
        endUnruled();
        if (letters == 0 || unknown > DOUBTFUL * letters) {
            throw new UnreadableDocument(letters + unknown > 0 || pictures ? Reason.NO_TEXT_LAYER : Reason.EMPTY);
        }
    }

    private void page(PdfPage page) {
        var tables = PdfTable.of(page.strokes());
        var outside = new ArrayList<Letter>();
        for (var letter : page.letters()) {
            if (tables.stream().noneMatch(table -> table.take(letter))) {
                outside.add(letter);
            }
        }
        slanted(page.slanted().stream()
                .collect(Collectors.groupingBy(one -> one.letter().run(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(text -> tables.stream().noneMatch(table -> table.takeSideways(text)))
                .flatMap(List::stream)
                .toList());
        tables.forEach(table -> table.findRunningOver(outside));
        tables.forEach(PdfTable::close);
        var gap = gap(tables, outside);
        if (gap == null) {
            page(tables, outside);
            return;
        }
        page(
                tables.stream().filter(table -> table.right() < gap).toList(),
                outside.stream().filter(letter -> letter.middle() < gap).toList());
        end();
        page(
                tables.stream().filter(table -> table.right() > gap).toList(),
                outside.stream().filter(letter -> letter.middle() >= gap).toList());
    }

    /** A number alone that isn't the page's own could be anything. */
    private boolean isPageNumber(String text) {
        var number = NUMBERING.matcher(text);
        return number.matches()
                && (number.group(1).equals(String.valueOf(pages)) || text.contains("页") || text.contains("-"));
    }

    /** Where two tables side by side part the page, each with its own text above; null if there is no such place. */
    private static @Nullable Double gap(List<PdfTable> tables, List<Letter> outside) {
        var words = PdfLine.of(outside).stream()
                .flatMap(line -> line.parts().stream())
                .toList();
        return tables.stream()
                .flatMap(one -> tables.stream().filter(one::isBeside).map(other -> (one.right() + other.left()) / 2))
                .filter(gap -> tables.stream().noneMatch(table -> table.left() < gap && gap < table.right()))
                .filter(gap -> words.stream().noneMatch(word -> word.left() < gap && gap < word.right()))
                .findFirst()
                .orElse(null);
    }

    private void slanted(List<Turned> letters) {
        if (!letters.isEmpty()) {
            var text = letters.stream().map(one -> one.letter().text()).collect(Collectors.joining());
            if (parts.isEmpty()) {
                grid.aside(Note.Code.BESIDE_THE_TEXT, text);
            } else {
                parts.get(parts.size() - 1).note(Note.Code.BESIDE_THE_TEXT, text);
            }
        }
    }

    /** Text and tables from top to bottom; a table at the page's beginning may go on from the page before. */
    private void page(List<PdfTable> tables, List<Letter> outside) {
        var lines = PdfLine.of(outside).stream()
                .filter(line -> !isPageNumber(line.text()))
                .toList();
        if (tables.isEmpty()) {
            withoutLines(lines);
            return;
        }
        endUnruled();
        var first = true;
        for (var table : tables) {
            text(lines.stream()
                    .filter(line -> line.base() <= table.top() + 1 && isBelow(line, tables, table))
                    .toList());
            if (table.hasColumnsOnly() || goesOnBeside(table)) {
                beside(table);
                first = false;
                continue;
            }
            if (!parts.isEmpty() && table.continues(parts.get(parts.size() - 1))) {
                if (first) {
                    parts.stream()
                            .filter(part -> !part.isSpent())
                            .reduce((one, later) -> later)
                            .ifPresent(table::rejoin);
                }
            } else {
                end();
            }
            parts.add(table);
            first = false;
        }
        var bottom = tables.stream().mapToDouble(PdfTable::bottom).max().orElse(0);
        text(lines.stream().filter(line -> line.base() > bottom).toList());
    }

    /** Whether it goes on with columns that a page before had for the rows of another. */
    private boolean goesOnBeside(PdfTable table) {
        return parts.stream().anyMatch(part -> part.besides().stream().anyMatch(table::continues));
    }

    /**
     * Columns of a sheet that is wider than a page are printed on pages of their own, in the order of the rows' pages. They stand beside
     * rows only where the lines of these are at the same heights, and are noted elsewhere.
     */
    private void beside(PdfTable table) {
        var rows = rowsOf(table);
        if (rows.isPresent()) {
            rows.get().widen(table);
            return;
        }
        table.texts().forEach(text -> {
            if (parts.isEmpty()) {
                grid.aside(Note.Code.COLUMNS_APART, text);
            } else {
                parts.get(parts.size() - 1).note(Note.Code.COLUMNS_APART, text);
            }
        });
    }

    /** The first of those that have the fewest columns by now; empty if its rows or the other's columns don't go with the table. */
    private Optional<PdfTable> rowsOf(PdfTable table) {
        var headed = table.hasColumnsOnly();
        if (!headed && parts.stream().anyMatch(table::continues)) {
            return Optional.empty();
        }
        var fewest =
                parts.stream().mapToInt(part -> part.besides().size()).min().orElse(0);
        var wider =
                parts.stream().filter(part -> part.besides().size() > fewest).toList();
        return parts.stream()
                .filter(part -> part.besides().size() == fewest)
                .findFirst()
                .filter(part -> part.hasRowsOf(table))
                .filter(part -> headed || !wider.isEmpty())
                .filter(part -> wider.stream()
                        .allMatch(other -> table.continues(other.besides().get(fewest))));
    }

    private static boolean isBelow(PdfLine line, List<PdfTable> tables, PdfTable table) {
        var index = tables.indexOf(table);
        return index == 0 || line.base() > tables.get(index - 1).top();
    }

    private void text(List<PdfLine> lines) {
        if (!lines.isEmpty()) {
            end();
            lines.forEach(line -> paragraph(line, line.parts()));
        }
    }

    private void paragraph(PdfLine line, List<PdfLine> parts) {
        if (line.isUnsure()) {
            grid.aside(Note.Code.CUT_IN_CELL, line.text());
        } else {
            grid.paragraph(parts.stream().map(PdfLine::text).collect(Collectors.joining("\t")));
        }
    }

    private void end() {
        for (var part : parts) {
            nextRow = part.write(grid, nextRow);
        }
        parts.clear();
        grid.endTable();
        nextRow = 0;
    }

    private void withoutLines(List<PdfLine> lines) {
        end();
        var starts = starts(lines);
        var sheet = starts.size() >= MANY || lines.stream().anyMatch(UnruledTable::isHeading);
        for (var line : lines) {
            if (unruled != null && unruled.take(line)) {
                continue;
            }
            endUnruled();
            unruled = UnruledTable.beginning(line);
            if (unruled == null && sheet && !UnruledTable.isHead(line)) {
                // Of a sheet's cell that is broken over lines each line would be a text of its own.
                grid.aside(Note.Code.UNPARTED, line.text());
            } else if (unruled == null) {
                paragraph(line, line.parts(starts));
            }
        }
        end();
    }

    /** Where words of several lines begin below each other, as the cells of a sheet without lines do. */
    private static Set<Long> starts(List<PdfLine> lines) {
        return lines.stream()
                .flatMap(line -> line.words().stream()
                        .map(word -> Math.round(word.left()))
                        .distinct())
                .collect(Collectors.groupingBy(start -> start, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(start -> start.getValue() >= MANY)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void endUnruled() {
        if (unruled != null) {
            unruled.write(grid);
            unruled = null;
        }
    }
}
