package org.jixiaoflow.submission.files;

import javax.xml.stream.XMLStreamException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.jspecify.annotations.Nullable;

/**
 * Calculates what programs other than spreadsheets save without a result. For it the values and formulas of the sheets are put into a
 * workbook in memory, without anything that says how they look: of so many cells at most, so that no file makes it large, and only once a
 * result is asked for.
 */
final class Formulas {

    private static final int MOST = 500;
    private static final int MOST_CELLS = 20_000;

    private final WorkbookParts parts;
    private @Nullable HSSFWorkbook bare;
    private @Nullable FormulaEvaluator evaluator;
    private int asked;

    Formulas(WorkbookParts parts) {
        this.parts = parts;
    }

    SheetReader.Results of(String sheet) {
        return (row, column) -> result(sheet, row, column);
    }

    private @Nullable String result(String sheet, int row, int column) {
        if (++asked > MOST) {
            return null;
        }
        try {
            if (bare == null) {
                bare = new HSSFWorkbook();
                fill(bare);
            }
            var line = bare.getSheet(sheet).getRow(row);
            var cell = line == null ? null : line.getCell(column);
            return evaluator == null || cell == null || cell.getCellType() != CellType.FORMULA
                    ? null
                    : text(evaluator.evaluate(cell));
        } catch (XMLStreamException | RuntimeException unknown) {
            // A function the library doesn't have, a circle: then nothing is known of the cell, and that is told.
            return null;
        }
    }

    /** Without an evaluator nothing is calculated: of too many cells, and of days that are counted otherwise than usual. */
    private void fill(HSSFWorkbook workbook) throws XMLStreamException {
        // A formula may name any sheet, so all are there before the first.
        parts.sheets().forEach(entry -> workbook.createSheet(entry.name()));
        var cells = 0;
        for (var entry : parts.sheets()) {
            var sheet = new BareSheet(workbook, workbook.getSheet(entry.name()), parts, MOST_CELLS - cells);
            cells += sheet.fill(parts.part(entry.part()));
        }
        if (cells <= MOST_CELLS && !parts.since1904()) {
            evaluator = workbook.getCreationHelper().createFormulaEvaluator();
        }
    }

    private static @Nullable String text(CellValue value) {
        return switch (value.getCellType()) {
            case NUMERIC -> String.valueOf(value.getNumberValue());
            case STRING -> value.getStringValue();
            case BOOLEAN -> value.formatAsString();
            case ERROR, BLANK, FORMULA, _NONE -> null;
        };
    }
}
