package org.jixiaoflow.submission.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.extractor.WordExtractor;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jixiaoflow.submission.documents.DocumentReader;

/** Looks for every printed cell of a document in what was read of it, by a way of its own. */
final class Lost {

    /** What is printed on a form before anybody fills it in: the words that the reader knows, whatever they mean. */
    private static final Set<String> HEADINGS = headings();

    /** Second lines of headings. */
    private static final Set<String> VALUES = Set.of("值", "数值", "目标");

    private Lost() {}

    private static Set<String> headings() {
        var words = new Properties();
        try (var in = Objects.requireNonNull(DocumentReader.class.getResourceAsStream("vocabulary.properties"))) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words.stringPropertyNames().stream()
                .flatMap(name -> Stream.of(words.getProperty(name).split(" +")))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Texts of the document that neither a field nor a note holds. */
    static List<String> cells(Path file, String json) throws IOException {
        return cells(file, json, text -> true);
    }

    /** The same, of those that what was printed of the document shows. */
    static List<String> cells(Path file, String json, Predicate<String> shown) throws IOException {
        var all = plain(json.replace("\\n", "").replace("\\\"", "\"").replace("\\\\", "\\"));
        return texts(file).stream()
                .flatMap(text -> Stream.of(text.split("\n|[\\s\\h]{2,}")))
                .map(Lost::plain)
                .distinct()
                .filter(shown)
                .filter(text -> !isFound(text, all))
                .map(text -> "lost: " + text)
                .toList();
    }

    /** The whole of it, or label and value each for itself. */
    private static boolean isFound(String text, String all) {
        return Stream.of("\n", ":", ":|(?<=\\))")
                .anyMatch(parts -> Stream.of(text.split(parts)).allMatch(part -> isThere(part, all)));
    }

    private static boolean isThere(String text, String all) {
        return text.isEmpty() || all.contains(text) || text.startsWith("【权重") || isHeading(text);
    }

    /** Without brackets, the year in front, and 绩效; whose departments they are; a year with what it is in brackets. */
    private static boolean isHeading(String text) {
        var usual = text.replace('＜', '<').replace('＞', '>').replace('＝', '=');
        var bare = usual.replaceAll("\\([^()]*\\)", "").replaceFirst("^20\\d\\d年?度?", "");
        return Stream.of(
                                usual,
                                bare,
                                bare.replaceFirst("^(?:本年度?|当年)?(?:绩效)?", ""),
                                bare.replaceFirst("^[省市县区]级", ""),
                                usual.replaceFirst("^20\\d\\d年?度?\\((.*)\\)$", "$1"))
                        .anyMatch(HEADINGS::contains)
                || bare.endsWith("计量单位")
                || VALUES.contains(bare);
    }

    static String plain(String text) {
        return text.replaceAll("[\\s\\h\\u200b\\ufeff]", "")
                .replace('：', ':')
                .replace('（', '(')
                .replace('）', ')');
    }

    private static List<String> texts(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        if (bytes.length > 1 && bytes[0] == 'P') {
            return String.valueOf(file.getFileName()).endsWith(".docx") ? word(bytes) : sheets(bytes);
        }
        if (bytes.length > 1 && bytes[0] == (byte) 0xd0) {
            return String.valueOf(file.getFileName()).endsWith(".doc") ? oldWord(bytes) : sheets(bytes);
        }
        var text = DocumentReader.text(bytes);
        if (text.toLowerCase(Locale.ROOT).contains("<td")) {
            return List.of(text.split("(?s)<[^>]*>"));
        }
        if (String.valueOf(file.getFileName()).endsWith(".csv")) {
            return List.of(text.replace("\"", "").split("[,\r\n]"));
        }
        return text.lines().flatMap(line -> Stream.of(line.split("\t"))).toList();
    }

    private static List<String> word(byte[] bytes) throws IOException {
        var texts = new ArrayList<String>();
        try (var document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
            document.getParagraphs().forEach(paragraph -> texts.add(paragraph.getText()));
            document.getTables()
                    .forEach(table -> table.getRows()
                            .forEach(row -> row.getTableCells()
                                    .forEach(cell -> texts.add(cell.getText().replace("\n", "")))));
        }
        return texts;
    }

    private static List<String> oldWord(byte[] bytes) throws IOException {
        try (var document = new HWPFDocument(new ByteArrayInputStream(bytes));
                var extractor = new WordExtractor(document)) {
            return List.of(extractor.getText().split("[\u0007\r\n\t]+"));
        }
    }

    private static List<String> sheets(byte[] bytes) throws IOException {
        var texts = new ArrayList<String>();
        try (var workbook = WorkbookFactory.create(new ByteArrayInputStream(bytes))) {
            for (var sheet : workbook) {
                if (!workbook.isSheetHidden(workbook.getSheetIndex(sheet))) {
                    sheet.forEach(row -> row.forEach(cell -> texts.add(text(cell))));
                }
            }
        }
        return texts;
    }

    /** As shown: numbers and dates by their formats, formulas by what is saved with them. */
    private static String text(Cell cell) {
        if (cell.getCellType() == CellType.STRING) {
            return cell.getStringCellValue();
        }
        var formatter = new DataFormatter(Locale.CHINA);
        formatter.setUseCachedValuesForFormulaCells(true);
        // The library shows the quotes of a day's format, too.
        return cell.getCellType() == CellType.ERROR
                ? ""
                : formatter.formatCellValue(cell).replace("\"", "");
    }
}
