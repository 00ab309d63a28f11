package org.jixiaoflow.submission.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiaoflow.submission.export.PrintedLayout.Look;

/** Writes published forms as an .xlsx, a sheet each. Every cell is text, so that none is ever a formula. */
final class SheetWriter {

    private static final int[] WIDTHS = {12, 14, 20, 36, 12, 12, 14, 10, 14, 14};
    private static final int UNIT = 256;
    private static final short TITLE_POINTS = 16;
    private static final String FORMULA_STARTS = "=+-@";
    private static final int LONGEST_NAME = 31;

    private final XSSFWorkbook workbook;
    private final Map<Look, XSSFCellStyle> styles = new EnumMap<>(Look.class);
    private final Map<Look, XSSFCellStyle> quoted = new EnumMap<>(Look.class);
    private final Set<String> names = new HashSet<>();

    private SheetWriter(XSSFWorkbook workbook) {
        this.workbook = workbook;
        for (var look : Look.values()) {
            styles.put(look, style(look, false));
            quoted.put(look, style(look, true));
        }
    }

    static void write(List<PrintedLayout> forms, OutputStream out) throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            var writer = new SheetWriter(workbook);
            forms.forEach(writer::sheet);
            workbook.write(out);
        }
    }

    private void sheet(PrintedLayout form) {
        var sheet = workbook.createSheet(name(form.name()));
        columns(sheet);
        for (var row = 0; row < form.rows(); row++) {
            sheet.createRow(row);
        }
        form.cells().forEach(cell -> cell(sheet, cell));
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    private void cell(XSSFSheet sheet, PrintedLayout.Cell cell) {
        for (var row = cell.row(); row < cell.row() + cell.height(); row++) {
            for (var column = cell.column(); column < cell.column() + cell.width(); column++) {
                sheet.getRow(row).createCell(column).setCellStyle(styles.get(cell.look()));
            }
        }
        var first = sheet.getRow(cell.row()).getCell(cell.column());
        if (!cell.text().isEmpty()) {
            first.setCellStyle((isFormula(cell.text()) ? quoted : styles).get(cell.look()));
            first.setCellValue(cell.text());
        }
        if (cell.height() * cell.width() > 1) {
            sheet.addMergedRegionUnsafe(new CellRangeAddress(
                    cell.row(), cell.row() + cell.height() - 1, cell.column(), cell.column() + cell.width() - 1));
        }
    }

    /** What a spreadsheet would take for a formula once somebody edits the cell. */
    private static boolean isFormula(String text) {
        return FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    }

    private XSSFCellStyle style(Look look, boolean asText) {
        var style = workbook.createCellStyle();
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setAlignment(
                look == Look.TEXT || look == Look.PLAIN ? HorizontalAlignment.LEFT : HorizontalAlignment.CENTER);
        style.setQuotePrefixed(asText);
        if (look == Look.TITLE) {
            var font = workbook.createFont();
            font.setBold(true);
            font.setFontHeightInPoints(TITLE_POINTS);
            style.setFont(font);
        } else if (look != Look.PLAIN) {
            border(style);
        }
        return style;
    }

    /** As wide as what the table's columns hold. */
    static void columns(XSSFSheet sheet) {
        for (var column = 0; column < WIDTHS.length; column++) {
            sheet.setColumnWidth(column, WIDTHS[column] * UNIT);
        }
    }

    static void border(CellStyle style) {
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
    }

    /** Sheets' names are short and differ, whatever their case. */
    private String name(String wanted) {
        var safe = WorkbookUtil.createSafeSheetName(wanted);
        var name = safe;
        for (var count = 2; !names.add(name.toLowerCase(Locale.ROOT)); count++) {
            var suffix = " " + count;
            name = safe.substring(0, Math.min(safe.length(), LONGEST_NAME - suffix.length())) + suffix;
        }
        return name;
    }
}
