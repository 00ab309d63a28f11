package org.jixiaoflow.submission.export;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.submission.validation.Level;
import org.jixiaoflow.submission.validation.ValidationTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Writes the empty form to fill in offline, with the levels of its template: what is printed is locked, what is chosen has a list, and
 * under the table the weights of each level 1 are summed up and held against its points.
 */
final class TemplateWriter {

    private static final int ROWS_EACH = 3;
    private static final int FREE_ROWS = 3;
    private static final String[] UNITS = {"%", "个", "次", "人", "人次", "户", "件", "天", "月", "年", "元", "万元", "/"};

    private final ValidationTemplate template;
    private final XSSFSheet sheet;
    private final CellStyle locked;
    private final CellStyle open;
    private final CellStyle weight;
    private final CellStyle amount;
    private int row;

    private TemplateWriter(XSSFWorkbook workbook, ValidationTemplate template) {
        this.template = template;
        sheet = workbook.createSheet("绩效目标表");
        locked = style(workbook, true, "@");
        open = style(workbook, false, "@");
        weight = style(workbook, false, "0.00");
        amount = style(workbook, false, "#,##0.00####");
    }

    static void write(ValidationTemplate template, OutputStream out) throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            new TemplateWriter(workbook, template).table();
            workbook.write(out);
        }
    }

    private List<Level> levels() {
        return template.guidance().levels();
    }

    private void table() {
        SheetWriter.columns(sheet);
        cell(row, 0, PrintedLayout.WIDTH, "部门整体绩效目标表", locked);
        cell(++row, 0, 1, "部门：", locked);
        cell(row, 1, PrintedLayout.WIDTH - 1, "", open);
        row++;
        budget();
        cell(row, 0, PrintedLayout.WIDTH, "年度目标", locked);
        row++;
        rows("年度目标", () -> cell(row, 1, PrintedLayout.WIDTH - 1, "", open));
        tasks();
        for (var column = 1; column < PrintedLayout.WIDTH; column++) {
            cell(row, column, 1, PrintedLayout.HEADER.get(column), locked);
        }
        row++;
        indicators();
        sheet.enableLocking();
        sheet.lockFormatRows(false);
        sheet.lockFormatColumns(false);
        sheet.lockInsertRows(false);
        sheet.createFreezePane(0, 2);
    }

    /** Label and amount side by side, four in a row. */
    private void budget() {
        var column = 0;
        for (var label : PrintedLayout.lines(null).keySet()) {
            cell(row, column, 1, label, locked);
            cell(row, column + 1, 1, "", amount);
            column += 2;
            if (column + 1 >= PrintedLayout.WIDTH) {
                column = 0;
                row++;
            }
        }
        row += column == 0 ? 0 : 1;
    }

    private void tasks() {
        var content = PrintedLayout.NARROW_CONTENT;
        var amounts = PrintedLayout.WIDTH - PrintedLayout.AMOUNT.size();
        cell(row, 1, content - 1, "年度主要目标名称", locked);
        cell(row, content, amounts - content, "年度主要目标内容", locked);
        cell(row, amounts, PrintedLayout.AMOUNT.size(), PrintedLayout.AMOUNTS, locked);
        row++;
        for (var index = 0; index < PrintedLayout.AMOUNT.size(); index++) {
            cell(row, amounts + index, 1, PrintedLayout.AMOUNT.get(index), locked);
        }
        row++;
        rows("年度主要任务", () -> {
            cell(row, 1, content - 1, "", open);
            cell(row, content, amounts - content, "", open);
            for (var column = amounts; column < PrintedLayout.WIDTH; column++) {
                cell(row, column, 1, "", amount);
            }
        });
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
        for (var level : levels()) {
            var level2 = level.level2().toList();
            (level2.isEmpty() ? List.of("") : level2).forEach(each -> {
                for (var end = row + ROWS_EACH; row < end; row++) {
                    indicator(level.name(), each);
                }
            });
        }
        choice(
                first,
                4,
                Arrays.stream(Operator.values()).map(PrintedLayout::operator).toArray(String[]::new),
                true);
        choice(
                first,
                5,
                Arrays.stream(Direction.values()).map(PrintedLayout::direction).toArray(String[]::new),
                true);
        choice(first, 7, UNITS, false);
        sums(first);
    }

    /** A level 2 that the template leaves open may be filled in. */
    private void indicator(String level1, String level2) {
        cell(row, 0, 1, "绩效指标", locked);
        cell(row, 1, 1, level1, locked);
        cell(row, 2, 1, level2, level2.isEmpty() ? open : locked);
        for (var column = 3; column < PrintedLayout.REMARK; column++) {
            cell(row, column, 1, "", open);
        }
        cell(row, PrintedLayout.REMARK, 1, "", weight);
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

    /** One line under the table, which the reader takes for what it is: each level's weights, and its points where they differ. */
    private void sums(int first) {
        var weights = "$I$%d:$I$%d".formatted(first + 1, row);
        var labels = "$B$%d:$B$%d".formatted(first + 1, row);
        var levels = levels().stream().map(level -> {
            var name = quoted(level.name());
            return sum(name, "SUMIF(%s,%s,%s)".formatted(labels, name, weights), level.points());
        });
        var total = sum(quoted("合计"), "SUM(%s)".formatted(weights), template.indicatorPoints());
        cell(row, 0, PrintedLayout.WIDTH, "", locked);
        sheet.getRow(row)
                .getCell(0)
                .setCellFormula(Stream.concat(levels, Stream.of(total))
                        .collect(Collectors.joining("&\"　\"&", "\"【权重合计　\"&", "&\"】\"")));
    }

    private static String sum(String name, String sum, @Nullable BigDecimal points) {
        var shown = "%s&\" \"&TEXT(%s,\"0.00\")".formatted(name, sum);
        return points == null
                ? shown
                : "%s&IF(ABS(%s-%s)>0.01,\"（应为 %3$s）\",\"\")".formatted(shown, sum, points.toPlainString());
    }

    private static String quoted(String text) {
        return "\"%s\"".formatted(text.replace("\"", "\"\""));
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
