package org.jixiaoflow.submission.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.extractor.WordExtractor;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jixiaoflow.submission.documents.DocumentReader;

/** Looks for every printed cell of a document in what was read of it, by a way of its own. */
final class Lost {

    /** What is printed on a form before anybody fills it in, and how fields are named that have a name of their own. */
    private static final Set<String> HEADINGS = Set.of(("部门 部门名称 部门(单位)名称 单位名称 填报单位(盖章) 填报单位 填报部门 编报部门 编报单位 申报单位 预算单位 "
                    + "绩效指标 年度绩效指标 年度目标 年度总体目标 年度绩效目标 整体绩效目标 总体目标 绩效目标 预期目标 实际完成情况 长期目标 中长期目标 实施期目标 部门整体绩效目标 "
                    + "一级指标 二级指标 三级指标 指标名称 指标性质 指标方向性 指标方向 计算符号 目标值 指标值 年度指标值 年度目标值 实际完成值 全年实际值 "
                    + "计量单位 度量单位 单位 备注 权重 权重(%) 分值 序号 年度主要任务 主要任务 任务名称 主要内容 任务内容 年度主要目标名称 年度主要目标内容 "
                    + "预算金额(万元) 预算金额 总额 财政拨款 其他资金 职责活动 年度预算数 内容描述 大于等于 小于等于 等于 大于 小于 定性 ≥ ≤ = < > ＜ ＞ ＝ ≧ ≦ 产出指标 效益指标 满意度指标 成本指标 数量指标 质量指标 时效指标 经济效益指标 社会效益指标 生态效益指标 可持续影响指标 服务对象满意度指标 正向 反向 逆向 正向指标 逆向指标 负向 年初设定目标")
            .split(" "));

    private Lost() {}

    /** Texts of the document that neither a field nor a note holds. */
    static List<String> cells(Path file, String json) throws IOException {
        var all = plain(json.replace("\\n", "").replace("\\\"", "\"").replace("\\\\", "\\"));
        return texts(file).stream()
                .flatMap(text -> Stream.of(text.split("\n")))
                .map(Lost::plain)
                .distinct()
                .filter(text -> !isFound(text, all))
                .map(text -> "lost: " + text)
                .toList();
    }

    /** The whole of it, or label and value each for itself. */
    private static boolean isFound(String text, String all) {
        return isThere(text, all) || Stream.of(text.split(":")).allMatch(part -> isThere(part, all));
    }

    private static boolean isThere(String text, String all) {
        var bare = text.startsWith("20") && text.length() > 5 ? text.replaceFirst("^20\\d\\d年?", "") : text;
        return text.isEmpty()
                || all.contains(text)
                || HEADINGS.contains(text)
                || HEADINGS.contains(bare)
                || text.startsWith("【权重");
    }

    private static String plain(String text) {
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

    private static String text(Cell cell) {
        return cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "";
    }
}
