package org.jixiaoflow.support.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** A file that spreadsheets open. Texts that they would take for a formula begin with an apostrophe. */
public enum TableFile {
    CSV("text/csv;charset=UTF-8") {
        /** With the mark by which Excel knows UTF-8. */
        @Override
        byte[] of(List<List<Object>> rows) {
            return rows.stream()
                    .map(row -> row.stream().map(TableFile::quoted).collect(Collectors.joining(",", "", "\r\n")))
                    .collect(Collectors.joining("", "\uFEFF", ""))
                    .getBytes(UTF_8);
        }
    },

    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        byte[] of(List<List<Object>> rows) {
            try (var book = new SXSSFWorkbook();
                    var bytes = new ByteArrayOutputStream()) {
                var sheet = book.createSheet();
                for (var values : rows) {
                    var row = sheet.createRow(sheet.getLastRowNum() + 1);
                    for (var value : values) {
                        var cell = row.createCell(Math.max(0, row.getLastCellNum()));
                        if (value instanceof Number number) {
                            cell.setCellValue(number.doubleValue());
                        } else {
                            cell.setCellValue(SpreadsheetText.harmless(value));
                        }
                    }
                }
                book.write(bytes);
                return bytes.toByteArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private final String mediaType;

    TableFile(String mediaType) {
        this.mediaType = mediaType;
    }

    /** The bytes of a table, its header first. */
    abstract byte[] of(List<List<Object>> rows);

    /** The file as an answer; its name without the ending. */
    public ResponseEntity<byte[]> answer(String name, List<List<Object>> rows) {
        var file = ContentDisposition.attachment()
                .filename(name + "." + name().toLowerCase(Locale.ROOT))
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .body(of(rows));
    }

    /** A row of a table; what there isn't is empty. */
    public static List<Object> row(@Nullable Object... values) {
        return Stream.of(values)
                .<Object>map(value -> value == null ? "" : value)
                .toList();
    }

    private static String quoted(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Integer number) {
            return number.toString();
        }
        return "\"%s\"".formatted(SpreadsheetText.harmless(value).replace("\"", "\"\""));
    }
}
