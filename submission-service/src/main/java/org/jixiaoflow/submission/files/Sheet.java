package org.jixiaoflow.submission.files;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jixiaoflow.submission.documents.Note;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;

/**
 * One sheet while it is read. What a spreadsheet shows goes to the grid; what it hides, and what a cell fails to say, is told in notes
 * with the text, so that nothing of the file is read unseen and nothing is dropped without a word.
 */
final class Sheet {

    /** A sheet with more hidden rows or columns is told of the first ones only. */
    private static final int MOST_NOTES = 50;

    /** Characters that a note holds. */
    private static final int PIECE = 190;

    private final Grid grid;
    private final Budget budget;
    private final String name;
    private final boolean shown;
    private final BitSet hiddenRows = new BitSet();
    private final BitSet hiddenColumns = new BitSet();
    private final Map<Integer, Map<Integer, String>> hidden = new TreeMap<>();
    private final List<CellRangeAddress> merged = new ArrayList<>();

    Sheet(Grid grid, Budget budget, String name, boolean shown) {
        this.grid = grid;
        this.budget = budget;
        this.name = name;
        this.shown = shown;
    }

    void hideRow(int row) {
        hiddenRows.set(row);
    }

    /** Spreadsheets hide all columns to the right of a table; beyond the limit there is nothing to hide. */
    void hideColumns(int first, int last) {
        var limit = budget.limits().columns();
        hiddenColumns.set(Math.min(first, limit), Math.min(last, limit) + 1);
    }

    void cell(int row, int column, String text) {
        if (!isHidden(row, column)) {
            grid.cell(row, column, text);
        } else if (!text.isBlank()) {
            budget.cell(text);
            hidden.computeIfAbsent(row, none -> new TreeMap<>()).put(column, text.strip());
        }
    }

    /** @param struck whether the cell's own font is struck out */
    void cell(int row, int column, RichText text, boolean struck) {
        if (isHidden(row, column)) {
            cell(row, column, text.all());
            return;
        }
        cell(row, column, text.shown(struck));
        var gone = text.struck(struck);
        if (!gone.isBlank()) {
            budget.cell(gone);
            grid.note(row, Note.Code.STRUCK_CELL, reference(row, column), gone.strip());
        }
    }

    void comment(int row, int column, String text) {
        if (shown && !text.isBlank()) {
            budget.cell(text);
            grid.note(row, Note.Code.CELL_COMMENT, reference(row, column), text.strip());
        }
    }

    /** A cell that shows a fault of its formula says nothing. */
    void fault(int row, int column, String fault) {
        if (!isHidden(row, column)) {
            grid.note(row, column, Note.Code.CELL_FAULT, reference(row, column), fault);
        }
    }

    /** A formula that was never calculated: what we make of it is told. */
    void calculated(int row, int column, String text) {
        cell(row, column, text);
        if (!isHidden(row, column)) {
            grid.note(row, Note.Code.CALCULATED, reference(row, column), text);
        }
    }

    void unsaved(int row, int column, String formula) {
        if (!isHidden(row, column)) {
            grid.note(row, column, Note.Code.UNSAVED_FORMULA, reference(row, column), "=" + formula);
        }
    }

    void merge(CellRangeAddress range) {
        Budget.within(merged.size() + 1L, budget.limits().rows(), Reason.TOO_MANY_CELLS);
        merged.add(range);
    }

    /** The last cell was read. Tells whether this is a hidden sheet that holds something. */
    boolean end() {
        if (shown) {
            merged.forEach(this::show);
            noteRows();
            noteColumns();
            grid.endTable();
        } else if (!hidden.isEmpty()) {
            var texts = hidden.values().stream()
                    .flatMap(cells -> cells.values().stream())
                    .toList();
            grid.aside(
                    Note.Code.HIDDEN_SHEET,
                    name,
                    String.valueOf(texts.size()),
                    pieces(texts).get(0));
        }
        return !shown && !hidden.isEmpty();
    }

    /** Of a merged cell that begins in what is hidden the rest is shown, with its text. */
    private void show(CellRangeAddress range) {
        var row = hiddenRows.nextClearBit(range.getFirstRow());
        var column = hiddenColumns.nextClearBit(range.getFirstColumn());
        if (row > range.getLastRow() || column > range.getLastColumn()) {
            return;
        }
        var text = hidden.getOrDefault(range.getFirstRow(), Map.of()).get(range.getFirstColumn());
        if (text != null) {
            forget(range.getFirstRow(), range.getFirstColumn());
            grid.cell(row, column, text);
        }
        grid.merged(new CellRangeAddress(row, range.getLastRow(), column, range.getLastColumn()));
    }

    private void forget(int row, int column) {
        hidden.computeIfPresent(row, (same, cells) -> {
            cells.remove(column);
            return cells.isEmpty() ? null : cells;
        });
    }

    private void noteRows() {
        hidden.entrySet().stream()
                .filter(row -> hiddenRows.get(row.getKey()))
                .limit(MOST_NOTES)
                .forEach(row -> pieces(row.getValue().values())
                        .forEach(piece -> grid.note(
                                row.getKey(), Note.Code.HIDDEN_ROW, name, String.valueOf(row.getKey() + 1), piece)));
    }

    private void noteColumns() {
        var columns = new TreeMap<Integer, List<String>>();
        hidden.forEach((row, cells) -> {
            if (!hiddenRows.get(row)) {
                cells.forEach((column, text) -> columns.computeIfAbsent(column, none -> new ArrayList<>())
                        .add(text));
            }
        });
        columns.entrySet().stream()
                .limit(MOST_NOTES)
                .forEach(column -> pieces(column.getValue())
                        .forEach(piece -> grid.note(
                                0,
                                Note.Code.HIDDEN_COLUMN,
                                name,
                                CellReference.convertNumToColString(column.getKey()),
                                piece)));
    }

    /** All the texts, in as many sentences as it takes. */
    private static List<String> pieces(Collection<String> texts) {
        var all = String.join(" | ", texts);
        var pieces = new ArrayList<String>();
        for (var start = 0; start < all.length() && pieces.size() < MOST_NOTES; ) {
            var end = Math.min(all.length(), start + PIECE);
            end -= Character.isHighSurrogate(all.charAt(end - 1)) ? 1 : 0;
            pieces.add(all.substring(start, end));
            start = end;
        }
        return pieces;
    }

    private boolean isHidden(int row, int column) {
        return !shown || hiddenRows.get(row) || hiddenColumns.get(column);
    }

    private String reference(int row, int column) {
        return name + "!" + CellReference.convertNumToColString(column) + (row + 1);
    }
}
