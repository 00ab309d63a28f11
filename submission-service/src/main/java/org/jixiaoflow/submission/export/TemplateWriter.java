package org.jixiaoflow.submission.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.Operator;

/**
 * Writes the empty form to fill in offline: what is printed is locked, what is chosen has a list, and under the table the weights
 * of each level 1 are summed up.
 */
final class TemplateWriter {

    private static final Map<String, List<String>> LEVELS = levels();
    private static final int ROWS_EACH = 3;
    private static final int FREE_ROWS = 3;
    private static final String[] UNITS = {"%", "个", "次", "人", "人次", "户", "件", "天", "月", "年", "元", "万元", "/"};

    private final XSSFSheet sheet;
    private final CellStyle locked;
    private final CellStyle open;
    private final CellStyle weight;
    private int row;

    private TemplateWriter(XSSFWorkbook workbook) {
        sheet = workbook.createSheet("绩效目标表");
        locked = style(workbook, true, "@");
        open = style(workbook, false, "@");
        weight = style(workbook, false, "0.00");
    }

    private static Map<String, List<String>> levels() {
        var levels = new LinkedHashMap<String, List<String>>();
        levels.put("产出指标", List.of("数量指标", "质量指标", "时效指标", "成本指标"));
        levels.put("效益指标", List.of("经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"));
        levels.put("满意度指标", List.of("服务对象满意度指标"));
        return levels;
    }

    static void write(OutputStream out) throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            new TemplateWriter(workbook).table();
            workbook.write(out);
        }
    }

    private void table() {
        SheetWriter.columns(sheet);
        cell(row, 0, Published.WIDTH, "部门整体绩效目标表", locked);
        cell(++row, 0, 1, "部门：", locked);
        cell(row, 1, Published.WIDTH - 1, "", open);
        cell(++row, 0, Published.WIDTH, "年度目标", locked);
        row++;
        rows("年度目标", () -> cell(row, 1, Published.WIDTH - 1, "", open));
        cell(row, 1, 3, "年度主要目标名称", locked);
        cell(row++, 4, Published.WIDTH - 4, "年度主要目标内容", locked);
        rows("年度主要任务", () -> {
            cell(row, 1, 3, "", open);
            cell(row, 4, Published.WIDTH - 4, "", open);
        });
        for (var column = 1; column < Published.WIDTH; column++) {
            cell(row, column, 1, Published.HEADER.get(column), locked);
        }
        row++;
        indicators();
        sheet.enableLocking();
        sheet.lockFormatRows(false);
        sheet.lockFormatColumns(false);
        sheet.lockInsertRows(false);
        sheet.createFreezePane(0, 2);
    }

    private void rows(String label, Runnable fields) {
        var first = row;
        for (; row < first + FREE_ROWS; row++) {
            cell(row, 0, 1, "", locked);
            fields.run();
        }
        sheet.getRow(first).getCell(0).setCellValue(label);
        sheet.addMergedRegion(new CellRangeAddress(first, row - 1, 0, 0));
    }

    /** A level 2 has some rows; the levels stand in each, so that a row moved elsewhere keeps them. */
    private void indicators() {
        var first = row;
        LEVELS.forEach((level1, levels2) -> levels2.forEach(level2 -> {
            for (var end = row + ROWS_EACH; row < end; row++) {
                indicator(level1, level2);
            }
        }));
        choice(
                first,
                4,
                Arrays.stream(Operator.values()).map(Published::operator).toArray(String[]::new),
                true);
        choice(
                first,
                5,
                Arrays.stream(Direction.values()).map(Published::direction).toArray(String[]::new),
                true);
        choice(first, 7, UNITS, false);
        sums(first);
    }

    private void indicator(String level1, String level2) {
        cell(row, 0, 1, "绩效指标", locked);
        cell(row, 1, 1, level1, locked);
        cell(row, 2, 1, level2, locked);
        for (var column = 3; column < Published.REMARK; column++) {
            cell(row, column, 1, "", open);
        }
        cell(row, Published.REMARK, 1, "", weight);
    }

    /** Another unit than those listed may be typed in; it is only asked about. */
    private void choice(int first, int column, String[] choices, boolean closed) {
        var helper = sheet.getDataValidationHelper();
        var choice = helper.createValidation(
                helper.createExplicitListConstraint(choices), new CellRangeAddressList(first, row - 1, column, column));
        choice.setSuppressDropDownArrow(true);
        choice.setShowErrorBox(closed);
        sheet.addValidationData(choice);
    }

    /** One line under the table, which the reader takes for what it is. */
    private void sums(int first) {
        var sums = LEVELS.keySet().stream()
                .map(level -> "\"%s \"&TEXT(SUMIF($B$%d:$B$%d,\"%s\",$I$%d:$I$%d),\"0.00\")"
                        .formatted(level, first + 1, row, level, first + 1, row))
                .collect(Collectors.joining("&\"　\"&", "\"【权重合计　\"&", "&\"】\""));
        cell(row, 0, Published.WIDTH, "", locked);
        sheet.getRow(row).getCell(0).setCellFormula(sums);
    }

    private void cell(int at, int column, int width, String text, CellStyle style) {
        var line = sheet.getRow(at) == null ? sheet.createRow(at) : sheet.getRow(at);
        for (var next = column; next < column + width; next++) {
            line.createCell(next).setCellStyle(style);
        }
        if (!text.isEmpty()) {
            line.getCell(column).setCellValue(text);
        }
        if (width > 1) {
            sheet.addMergedRegion(new CellRangeAddress(at, at, column, column + width - 1));
        }
    }

    private static CellStyle style(XSSFWorkbook workbook, boolean locked, String format) {
        var style = workbook.createCellStyle();
        style.setLocked(locked);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        style.setAlignment(locked ? HorizontalAlignment.CENTER : HorizontalAlignment.LEFT);
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        SheetWriter.border(style);
        return style;
    }
}
