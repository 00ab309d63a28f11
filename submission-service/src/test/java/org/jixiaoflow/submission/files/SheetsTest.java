package org.jixiaoflow.submission.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jixiaoflow.submission.documents.Note;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.STCellFormulaType;

@DisplayName("A workbook")
class SheetsTest {

    private static final List<String> HEADER =
            List.of("", "一级指标", "二级指标", "三级指标", "指标性质", "指标方向性", "目标值", "计量单位", "备注");

    private final Documents documents = new Documents(Limits.USUAL);

    enum Kind {
        XLSX,
        XLS;

        Workbook workbook() {
            return this == XLSX ? new XSSFWorkbook() : new HSSFWorkbook();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("is read as shown: hidden rows and columns are left out, and told with their text")
    void hidden(Kind kind) throws IOException {
        var form = read(kind, workbook -> {
            var sheet = form(workbook, "司法局");
            row(sheet, "", "产出指标", "质量指标", "已停用指标", "大于等于", "正向", 1, "%", "5.00");
            sheet.getRow(sheet.getLastRowNum()).setZeroHeight(true);
            row(sheet, "", "效益指标", "社会效益指标", "调解成功率", "大于等于", "正向", 97, "%", "40.00", "内部意见");
            sheet.setColumnHidden(9, true);
        });

        assertThat(form.indicators()).extracting(PrintedForm.Indicator::name).containsExactly("法律援助案件", "调解成功率");
        assertThat(messages(form))
                .anySatisfy(note -> assertThat(note).contains("隐藏的第 5 行", "已停用指标"))
                .anySatisfy(note -> assertThat(note).contains("隐藏的 J 列", "内部意见"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("gives no form from a hidden sheet, though it be the first, and says so")
    void hiddenSheet(Kind kind) throws IOException {
        var form = read(kind, workbook -> {
            form(workbook, "上年");
            form(workbook, "司法局");
            workbook.setActiveSheet(1);
            workbook.setSheetHidden(0, true);
        });

        assertThat(form.department()).isEqualTo("司法局");
        assertThat(messages(form)).anySatisfy(note -> assertThat(note).contains("隐藏的工作表“上年”"));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("whose forms are all hidden is refused with the sheet's name")
    void allHidden(Kind kind) {
        assertThatThrownBy(() -> read(kind, workbook -> {
                    form(workbook, "司法局");
                    workbook.createSheet("空");
                    workbook.setActiveSheet(1);
                    workbook.setSheetHidden(0, true);
                }))
                .isInstanceOfSatisfying(UnreadableDocument.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.HIDDEN);
                    assertThat(refused.message(Locale.CHINESE)).contains("司法局");
                });
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("shows the rest of a merged cell that begins in a hidden row")
    void mergedFromHidden(Kind kind) throws IOException {
        var form = read(kind, workbook -> {
            var sheet = form(workbook, "司法局");
            row(sheet, "", "效益指标", "社会效益指标", "已停用", "大于等于", "正向", 1, "%", "5.00");
            row(sheet, "", "", "社会效益指标", "调解成功率", "大于等于", "正向", 97, "%", "40.00");
            var last = sheet.getLastRowNum();
            sheet.addMergedRegion(new CellRangeAddress(last - 1, last, 1, 1));
            sheet.getRow(last - 1).setZeroHeight(true);
        });

        assertThat(form.indicators()).extracting(PrintedForm.Indicator::level1).containsExactly("产出指标", "效益指标");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("shows numbers in their formats, and days as days")
    void formats(Kind kind) throws IOException {
        var form = read(kind, workbook -> {
            var sheet = form(workbook, "司法局");
            format(row(sheet, "", "产出指标", "数量指标", "甲", "大于等于", "正向", 12346000, "元", "5.00"), "0!.0,\"万\"");
            format(row(sheet, "", "产出指标", "时效指标", "乙", "等于", "正向", 45665, "", "5.00"), "yyyy\"年\"m\"月\"d\"日\"");
            format(row(sheet, "", "产出指标", "质量指标", "丙", "等于", "正向", 0.955, "", "5.00"), "0%");
        });

        assertThat(form.indicators())
                .extracting(PrintedForm.Indicator::target)
                .containsExactly("260", "1234.6万", "2025年1月8日", "95.5");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("is read without what is struck out, in part or whole, which is told with its cell")
    void struck(Kind kind) throws IOException {
        var form = read(kind, workbook -> {
            var sheet = form(workbook, "司法局");
            var struck = workbook.createFont();
            struck.setStrikeout(true);
            var style = workbook.createCellStyle();
            style.setFont(struck);
            var rich = workbook.getCreationHelper().createRichTextString("3050");
            rich.applyFont(0, 2, struck);
            row(sheet, "", "产出指标", "数量指标", "甲", "大于等于", "正向", "", "元", "5.00").setCellValue(rich);
            row(sheet, "", "产出指标", "数量指标", "乙", "大于等于", "正向", 77, "元", "5.00").setCellStyle(style);
            row(sheet, "", "产出指标", "数量指标", "丙", "大于等于", "正向", 9, "期", "5.00");
            sheet.getRow(sheet.getLastRowNum()).forEach(cell -> cell.setCellStyle(style));
            row(sheet, "", "产出指标", "数量指标", "丁", "大于等于", "正向", "66", "元", "5.00");
        });

        assertThat(form.indicators())
                .extracting(PrintedForm.Indicator::name, PrintedForm.Indicator::target)
                .containsExactly(tuple("法律援助案件", "260"), tuple("甲", "50"), tuple("乙", null), tuple("丁", "66"));
        assertThat(messages(form))
                .contains("单元格 司法局!G5 里划掉的文字没有读取：30", "单元格 司法局!G6 里划掉的文字没有读取：77", "单元格 司法局!D7 里划掉的文字没有读取：丙");
    }

    @Test
    @DisplayName("tells the comments on its cells")
    void comments() throws IOException {
        var form = read(Kind.XLSX, workbook -> {
            var cell = row(form(workbook, "司法局"), "", "产出指标", "数量指标", "甲", "大于等于", "正向", 5, "元", "5.00");
            var comment = cell.getSheet()
                    .createDrawingPatriarch()
                    .createCellComment(workbook.getCreationHelper().createClientAnchor());
            comment.setString(workbook.getCreationHelper().createRichTextString("应为 6"));
            cell.setCellComment(comment);
        });

        assertThat(messages(form)).contains("单元格 司法局!G5 的批注：应为 6");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("says nothing where a formula shows a fault, and names the cell and its field")
    void fault(Kind kind) throws IOException {
        var form = read(kind, workbook -> {
            var sheet = form(workbook, "司法局");
            row(sheet, "", "产出指标", "数量指标", "甲", "大于等于", "正向", 1, "元", "5.00").setCellFormula("1/0");
            workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        });

        assertThat(form.indicators().get(1).target()).isNull();
        assertThat(messages(form)).anySatisfy(note -> assertThat(note).contains("司法局!G5", "#DIV/0!"));
        assertThat(form.notes())
                .filteredOn(note -> note.code() == Note.Code.CELL_FAULT)
                .extracting(Note::field)
                .containsExactly("target");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    @DisplayName("with tables side by side is read one after the other")
    void sideBySide(Kind kind) throws IOException {
        var forms = forms(kind, workbook -> {
            var sheet = form(workbook, "司法局");
            var right = form(workbook, "民政局");
            right.forEach(row -> row.forEach(cell -> {
                var target = sheet.getRow(row.getRowNum()).createCell(cell.getColumnIndex() + 10);
                if (cell.getCellType() == CellType.NUMERIC) {
                    target.setCellValue(cell.getNumericCellValue());
                } else {
                    target.setCellValue(cell.getStringCellValue());
                }
            }));
            workbook.removeSheetAt(1);
        });

        assertThat(forms).extracting(PrintedForm::department).containsExactly("司法局", "民政局");
        assertThat(forms)
                .allSatisfy(form -> assertThat(form.indicators())
                        .extracting(PrintedForm.Indicator::target)
                        .containsExactly("260"));
    }

    @Test
    @DisplayName("without the results of its formulas has them calculated, or told where that can't be")
    void unsaved() throws IOException {
        var form = read(Kind.XLSX, workbook -> {
            var sheet = form(workbook, "司法局");
            row(sheet, "", "产出指标", "数量指标", "甲", "大于等于", "正向", "", "元", "5.00").setCellFormula("G4*2");
            row(sheet, "", "产出指标", "数量指标", "乙", "大于等于", "正向", "", "元", "5.00").setCellFormula("YEAR(TODAY())");
        });

        assertThat(form.indicators()).extracting(PrintedForm.Indicator::target).containsExactly("260", "520", null);
        assertThat(messages(form))
                .anySatisfy(note -> assertThat(note).contains("司法局!G5", "520"))
                .anySatisfy(note -> assertThat(note).contains("司法局!G6", "TODAY"));
    }

    @Test
    @DisplayName("has no result for a formula of a sheet that isn't there, and tells a text that was calculated")
    void missingSheet() throws IOException {
        var form = read(Kind.XLSX, workbook -> {
            var sheet = form(workbook, "司法局");
            ((XSSFWorkbook) workbook).setCellFormulaValidation(false);
            row(sheet, "", "产出指标", "数量指标", "甲", "大于等于", "正向", "", "元", "5.00").setCellFormula("去年!G4+0");
            row(sheet, "", "产出指标", "数量指标", "乙", "大于等于", "正向", "", "元", "5.00").setCellFormula("G4&\"起!\"");
        });

        assertThat(form.indicators()).extracting(PrintedForm.Indicator::target).containsExactly("260", null, "260起!");
        assertThat(form.notes()).extracting(Note::code).contains(Note.Code.UNSAVED_FORMULA, Note.Code.CALCULATED);
    }

    @Test
    @DisplayName(
            "has formulas calculated over sheets, from one that is written once for many cells, and by names of functions")
    void formulas() throws IOException {
        var form = read(Kind.XLSX, workbook -> {
            var sheet = form(workbook, "司法局");
            workbook.setSheetHidden(workbook.getSheetIndex(workbook.createSheet("底稿")), true);
            workbook.getSheet("底稿").createRow(0).createCell(0).setCellValue(7);
            row(sheet, "", "产出指标", "数量指标", "甲", "大于等于", "正向", "", "元", "5.00").setCellFormula("SUM(G4,底稿!A1)");
            row(sheet, "", "产出指标", "数量指标", "乙", "大于等于", "正向", "", "元", "5.00").setCellFormula("ROUND(G5/3,1)");
            row(sheet, "", "产出指标", "数量指标", "丙", "大于等于", "正向", "", "元", "5.00").setCellFormula("YEAR(TODAY())*0+1");
            row(sheet, "", "产出指标", "数量指标", "丁", "大于等于", "正向", "", "元", "5.00").setCellFormula("G7+1");
            shared(sheet);
        });

        assertThat(form.indicators())
                .extracting(PrintedForm.Indicator::target)
                .containsExactly("260", "267", "89", null, null, "520", "520");
        assertThat(messages(form)).anySatisfy(note -> assertThat(note).contains("司法局!G8", "=G7+1"));
    }

    /** Two cells by one formula, as spreadsheets save what is dragged down. */
    private static void shared(Sheet sheet) {
        row(sheet, "", "产出指标", "数量指标", "戊", "大于等于", "正向", "", "元", "5.00").setCellFormula("$G$4*2");
        row(sheet, "", "产出指标", "数量指标", "己", "大于等于", "正向", "", "元", "5.00").setCellFormula("1");
        var first = ((XSSFCell) sheet.getRow(sheet.getLastRowNum() - 1).getCell(6))
                .getCTCell()
                .getF();
        first.setT(STCellFormulaType.SHARED);
        first.setSi(0);
        first.setRef("G9:G10");
        var second = ((XSSFCell) sheet.getRow(sheet.getLastRowNum()).getCell(6))
                .getCTCell()
                .getF();
        second.setT(STCellFormulaType.SHARED);
        second.setSi(0);
        second.setStringValue("");
    }

    @Test
    @DisplayName("of more cells than are calculated with has its formulas told instead, each with its cell")
    void large() throws IOException {
        var form = read(Kind.XLSX, workbook -> {
            var sheet = form(workbook, "司法局");
            row(sheet, "", "产出指标", "数量指标", "甲", "大于等于", "正向", "", "元", "5.00").setCellFormula("G4*2");
            var data = workbook.createSheet("底稿");
            workbook.setSheetHidden(1, true);
            for (var row = 0; row < 2_001; row++) {
                var line = data.createRow(row);
                for (var column = 0; column < 10; column++) {
                    line.createCell(column).setCellValue(column);
                }
            }
        });

        assertThat(form.indicators()).extracting(PrintedForm.Indicator::target).containsExactly("260", null);
        assertThat(messages(form)).anySatisfy(note -> assertThat(note).contains("司法局!G5", "=G4*2"));
    }

    private PrintedForm read(Kind kind, Consumer<Workbook> department) throws IOException {
        var forms = forms(kind, department);
        assertThat(forms).hasSize(1);
        return forms.get(0);
    }

    private List<PrintedForm> forms(Kind kind, Consumer<Workbook> department) throws IOException {
        try (var workbook = kind.workbook();
                var out = new ByteArrayOutputStream()) {
            department.accept(workbook);
            workbook.write(out);
            return documents
                    .read("a." + kind.name().toLowerCase(Locale.ROOT), out.toByteArray())
                    .get(0)
                    .forms();
        }
    }

    private static Sheet form(Workbook workbook, String department) {
        var sheet = workbook.createSheet(department);
        row(sheet, "部门整体绩效目标表");
        row(sheet, "部门：" + department);
        row(sheet, HEADER.toArray());
        row(sheet, "", "产出指标", "数量指标", "法律援助案件", "大于等于", "正向", 260, "件", "40.00");
        return sheet;
    }

    /** Gives the target's cell. */
    private static Cell row(Sheet sheet, Object... values) {
        var row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        for (var column = 0; column < values.length; column++) {
            if (values[column] instanceof Number number) {
                row.createCell(column).setCellValue(number.doubleValue());
            } else if (!values[column].equals("")) {
                row.createCell(column).setCellValue(String.valueOf(values[column]));
            }
        }
        return row.getCell(6) == null ? row.createCell(6) : row.getCell(6);
    }

    private static void format(Cell cell, String format) {
        var workbook = cell.getSheet().getWorkbook();
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        cell.setCellStyle(style);
    }

    private static List<String> messages(PrintedForm form) {
        return form.notes().stream()
                .map((Note note) -> note.message(Locale.CHINESE))
                .toList();
    }
}
