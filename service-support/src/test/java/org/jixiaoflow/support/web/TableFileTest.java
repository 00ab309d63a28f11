package org.jixiaoflow.support.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A table as a file")
class TableFileTest {

    private static final List<List<Object>> ROWS = List.of(
            List.of("部门", "得分"),
            List.of("=HYPERLINK(\"http://x\")", new BigDecimal("92.50")),
            List.of("甲\"乙\",丙\n丁", new BigDecimal("-1.00")));

    @Test
    @DisplayName("is quoted CSV that Excel reads as UTF-8, without formulas")
    void csv() {
        assertThat(new String(TableFile.CSV.of(ROWS), UTF_8).split("\r\n"))
                .containsExactly(
                        "\uFEFF\"部门\",\"得分\"", "\"'=HYPERLINK(\"\"http://x\"\")\",92.50", "\"甲\"\"乙\"\",丙\n丁\",-1.00");
    }

    @Test
    @DisplayName("is a workbook with numbers as numbers and texts as texts")
    void xlsx() throws Exception {
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(TableFile.XLSX.of(ROWS)))) {
            var row = book.getSheetAt(0).getRow(1);

            assertThat(row.getCell(0).getCellType()).isEqualTo(CellType.STRING);
            assertThat(row.getCell(0).getStringCellValue()).startsWith("'=");
            assertThat(row.getCell(1).getNumericCellValue()).isEqualTo(92.5);
        }
    }
}
