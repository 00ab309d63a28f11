package org.jixiaoflow.submission.files;

import java.util.List;
import java.util.Locale;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;

/** Reads an .xls; its format has no stream, and no more than 65,536 rows a sheet. */
final class OldSheetReader {

    private final Grid grid;
    private final Displayed displayed = new Displayed();

    private OldSheetReader(Grid grid) {
        this.grid = grid;
    }

    static List<PrintedForm> read(byte[] bytes, Budget budget) {
        return OldOffice.open(bytes, container -> {
            try (var workbook = new HSSFWorkbook(container, false)) {
                var grid = new Grid(budget);
                workbook.forEach(new OldSheetReader(grid)::sheet);
                if (grid.isBlank()) {
                    throw new UnreadableDocument(workbook.getAllPictures().isEmpty() ? Reason.EMPTY : Reason.PICTURE);
                }
                return grid.forms();
            }
        });
    }

    private void sheet(Sheet sheet) {
        sheet.forEach(row -> row.forEach(cell -> grid.cell(cell.getRowIndex(), cell.getColumnIndex(), text(cell))));
        sheet.getMergedRegions()
                .forEach(range -> grid.merged(range.getFirstRow(), range.getLastRow(), range.getFirstColumn()));
        grid.endTable();
    }

    private String text(Cell cell) {
        var type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        return switch (type) {
            case NUMERIC -> number(cell);
            case STRING -> cell.getStringCellValue();
            case BOOLEAN -> String.valueOf(cell.getBooleanCellValue()).toUpperCase(Locale.ROOT);
            case BLANK, ERROR, FORMULA, _NONE -> "";
        };
    }

    private String number(Cell cell) {
        var style = cell.getCellStyle();
        return displayed.formatRawCellContents(
                cell.getNumericCellValue(), style.getDataFormat(), style.getDataFormatString(), false);
    }
}
