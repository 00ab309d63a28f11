package org.jixiaoflow.submission.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Calculates what programs other than spreadsheets save without a result. The whole workbook is opened for it, so only a small one, only
 * when it is asked for, and no more than so many cells.
 */
final class Formulas {

    /** What is another value each time one looks. */
    private static final Pattern UNSTEADY =
            Pattern.compile("(?i)\\b(NOW|TODAY|RAND|RANDBETWEEN|INDIRECT|OFFSET)\\s*\\(");

    private static final int SMALL = 2 << 20;
    private static final int MOST = 500;

    private final byte[] bytes;
    private final Budget budget;
    private @Nullable XSSFWorkbook workbook;
    private @Nullable FormulaEvaluator evaluator;
    private int asked;

    Formulas(byte[] bytes, Budget budget) {
        this.bytes = bytes;
        this.budget = budget;
    }

    SheetReader.Results of(String sheet) {
        return (row, column) -> result(sheet, row, column);
    }

    private @Nullable String result(String sheet, int row, int column) {
        if (++asked > MOST || budget.unpacked() > SMALL) {
            return null;
        }
        try {
            open();
            var line = workbook == null ? null : workbook.getSheet(sheet).getRow(row);
            var cell = line == null ? null : line.getCell(column);
            if (evaluator == null
                    || cell == null
                    || cell.getCellType() != CellType.FORMULA
                    || UNSTEADY.matcher(cell.getCellFormula()).find()) {
                return null;
            }
            return text(evaluator.evaluate(cell));
        } catch (IOException | RuntimeException unknown) {
            // A function the library doesn't have, a circle: then nothing is known of the cell, and that is told.
            return null;
        }
    }

    private void open() throws IOException {
        if (workbook == null) {
            workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes));
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
