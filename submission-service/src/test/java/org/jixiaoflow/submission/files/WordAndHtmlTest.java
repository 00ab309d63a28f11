package org.jixiaoflow.submission.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Text and tables")
class WordAndHtmlTest {

    private static final List<String> HEADER = List.of("一级指标", "二级指标", "三级指标", "指标性质", "指标方向性", "目标值", "计量单位", "备注");
    private static final List<String> FIRST = List.of("产出指标", "数量指标", "巡检次数", "大于等于", "正向", "12", "次", "50.00");
    private static final List<String> SECOND = List.of("效益指标", "社会效益指标", "完好率", "大于等于", "正向", "95", "%", "40.00");

    private static final Limits FEW_CELLS =
            new Limits(Limits.USUAL.size(), Limits.USUAL.unpacked(), 100, 1000, 1, 50_000, 200, 10_000, 8_000_000);

    private final Documents documents = new Documents(Limits.USUAL);

    @Nested
    @DisplayName("of a Word file")
    class Word {

        @Test
        @DisplayName("are read as they will be once the tracked changes are accepted, and what is deleted is told")
        void trackedChanges() throws IOException {
            var target = "<w:p><w:del><w:r><w:delText>10</w:delText></w:r></w:del>"
                    + "<w:ins><w:r><w:t>12</w:t></w:r></w:ins></w:p>";
            var deletedRow = row(SECOND).replace("<w:tr>", "<w:tr><w:trPr><w:del w:author='a'/></w:trPr>");

            var form = read(p("部门：灯塔局") + table(row(HEADER), row(FIRST).replace(p("12"), target), deletedRow));

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::target)
                    .containsExactly("12");
            assertThat(messages(form)).anySatisfy(note -> assertThat(note).contains("修订", "10", "完好率"));
        }

        @Test
        @DisplayName("keep the columns of a table whose earlier layout is tracked")
        void trackedLayout() throws IOException {
            var changed = row(FIRST)
                    .replaceFirst(
                            "<w:tc>",
                            "<w:tc><w:tcPr><w:tcPrChange><w:tcPr><w:gridSpan w:val='3'/></w:tcPr></w:tcPrChange></w:tcPr>");

            var form = read(p("部门：灯塔局") + table(row(HEADER), changed));

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::unit)
                    .containsExactly("次");
        }

        @Test
        @DisplayName("hold what is filled into controls, not what the controls ask for")
        void contentControls() throws IOException {
            var filled = "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + p("12") + "</w:sdtContent></w:sdt>";
            var empty = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + p("单击此处输入文字")
                    + "</w:sdtContent></w:sdt>";

            var form = read(p("部门：灯塔局")
                    + table(row(HEADER), row(FIRST).replace(p("12"), filled).replace(p("次"), empty)));

            assertThat(form.indicators()).singleElement().satisfies(row -> {
                assertThat(row.target()).isEqualTo("12");
                assertThat(row.unit()).isNull();
            });
        }

        @Test
        @DisplayName("are found in a table inside of a table")
        void nested() throws IOException {
            var inner = table(row(HEADER), row(FIRST), row(SECOND));

            var framed = read(table("<w:tr><w:tc>" + p("部门：灯塔局") + inner + p("填报人：张三") + "</w:tc></w:tr>"));
            var labelled = read(p("部门：灯塔局")
                    + table("<w:tr><w:tc>" + p("绩效指标") + "</w:tc><w:tc>" + inner + p("") + "</w:tc></w:tr>"));

            assertThat(framed.department()).isEqualTo("灯塔局");
            assertThat(framed.indicators())
                    .extracting(PrintedForm.Indicator::name)
                    .containsExactly("巡检次数", "完好率");
            assertThat(labelled.indicators())
                    .extracting(PrintedForm.Indicator::name)
                    .containsExactly("巡检次数", "完好率");
        }

        @Test
        @DisplayName("are read without what is struck out, which is told")
        void struck() throws IOException {
            var changed = "<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>5</w:t></w:r>"
                    + "<w:r><w:rPr><w:dstrike w:val=\"true\"/></w:rPr><w:t>6</w:t></w:r>"
                    + "<w:r><w:rPr><w:strike w:val=\"0\"/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>2</w:t></w:r></w:p>";

            var form = read(parts(p("部门：灯塔局") + table(row(HEADER), row(FIRST).replace(p("12"), changed))));

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::target)
                    .containsExactly("12");
            assertThat(messages(form)).contains("划掉的文字没有读取：56");
        }

        @Test
        @DisplayName("are found in text boxes; headers and hidden text are told")
        void besides() throws IOException {
            var box = "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" + p("部门：灯塔局")
                    + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>" + p("部门：灯塔局")
                    + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>";
            var hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部口径</w:t></w:r><w:r><w:t>12</w:t></w:r></w:p>";
            var parts = parts(box + table(row(HEADER), row(FIRST).replace(p("12"), hidden)));
            parts.put("word/header1.xml", xml("hdr", p("附件3：绩效目标")));
            parts.put("word/footer1.xml", xml("ftr", p("第 1 页 共 2 页")));

            var form = read(parts);

            assertThat(form.department()).isEqualTo("灯塔局");
            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::target)
                    .containsExactly("12");
            assertThat(messages(form))
                    .anySatisfy(note -> assertThat(note).contains("内部口径"))
                    .anySatisfy(note -> assertThat(note).contains("附件3"))
                    .noneSatisfy(note -> assertThat(note).contains("第 1 页"));
        }

        @Test
        @DisplayName("hold the signs that a font draws")
        void symbols() throws IOException {
            var sign = "<w:p><w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r></w:p>";

            var form = read(p("部门：灯塔局") + table(row(HEADER), row(FIRST).replace(p("大于等于"), sign)));

            assertThat(form.indicators().get(0).operator()).hasToString("GE");
        }

        @Test
        @DisplayName("end at the limit, whatever is nested or blank")
        void limits() throws IOException {
            var deep = "<w:tbl><w:tr><w:tc>".repeat(5000) + p("甲") + "</w:tc></w:tr></w:tbl>".repeat(5000);
            var wide = "<w:tbl>" + ("<w:tr>" + "<w:tc/>".repeat(150) + "</w:tr>").repeat(600) + "</w:tbl>";

            assertThatThrownBy(() -> read(deep)).isInstanceOf(UnreadableDocument.class);
            assertThatThrownBy(() -> new Documents(FEW_CELLS).read("a.docx", zip(parts(wide))))
                    .isInstanceOfSatisfying(
                            UnreadableDocument.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_MANY_CELLS));
        }

        private PrintedForm read(String body) throws IOException {
            return read(parts(body));
        }

        private PrintedForm read(Map<String, byte[]> parts) throws IOException {
            var forms = documents.read("a.docx", zip(parts)).get(0).forms();
            assertThat(forms).hasSize(1);
            return forms.get(0);
        }

        private static Map<String, byte[]> parts(String body) {
            var parts = new LinkedHashMap<String, byte[]>();
            parts.put("[Content_Types].xml", "<Types/>".getBytes(StandardCharsets.UTF_8));
            parts.put("word/document.xml", xml("document", "<w:body>" + body + "</w:body>"));
            return parts;
        }

        private static byte[] xml(String root, String content) {
            return "<w:%1$s xmlns:w='w' xmlns:mc='mc'>%2$s</w:%1$s>"
                    .formatted(root, content)
                    .getBytes(StandardCharsets.UTF_8);
        }

        private static String p(String text) {
            return "<w:p><w:r><w:t>%s</w:t></w:r></w:p>".formatted(text);
        }

        private static String row(List<String> cells) {
            return cells.stream()
                    .map(text -> "<w:tc>" + p(text) + "</w:tc>")
                    .collect(Collectors.joining("", "<w:tr>", "</w:tr>"));
        }

        private static String table(String... rows) {
            return Arrays.stream(rows).collect(Collectors.joining("", "<w:tbl>", "</w:tbl>"));
        }

        private static byte[] zip(Map<String, byte[]> parts) throws IOException {
            var out = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(out)) {
                for (var part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue());
                }
            }
            return out.toByteArray();
        }
    }

    @Nested
    @DisplayName("of a page in HTML")
    class Html {

        @Test
        @DisplayName("are read whatever the file is named, and the name is noted")
        void named() {
            var form = read("a.xls", page(row(HEADER), row(FIRST), row(SECOND)), StandardCharsets.UTF_8);

            assertThat(form.department()).isEqualTo("灯塔局");
            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::name)
                    .containsExactly("巡检次数", "完好率");
            assertThat(messages(form)).anySatisfy(note -> assertThat(note).contains(".xls", "HTML"));
        }

        @Test
        @DisplayName("are read in GB18030, with cells merged both ways, entities, comments and tags nobody closed")
        void forgiving() {
            var rows = row(HEADER)
                    + "<tr><td rowspan='2'>产出指标<td>数量指标<td>巡检&nbsp;次数<td>&ge;<td>正向<td>12<br><td>次<td>30.00"
                    + "<!-- <td>9</td> --><tr><td>质量指标</td><td>合格率</td><td>等于</td><td>正向</td><td>&#49;00</td><td>%</td>"
                    + "<td>20.00</td></tr>";

            var form = read("a.xls", page(rows), Charset.forName("GB18030"));

            assertThat(form.indicators())
                    .extracting(
                            PrintedForm.Indicator::level1, PrintedForm.Indicator::level2, PrintedForm.Indicator::target)
                    .containsExactly(tuple("产出指标", "数量指标", "12"), tuple("产出指标", "质量指标", "100"));
        }

        @Test
        @DisplayName("hold a task merged over its indicators once, with its amount")
        void taskOverIndicators() {
            var rows = row(List.of("任务名称", "主要内容", "预算金额（万元）", "绩效指标", "指标值", "权重"))
                    + "<tr><td rowspan='2'>修灯<td rowspan='2'>修三座<td rowspan='2'>50<td>灯具<td>≥5盏<td>20</tr>"
                    + "<tr><td>灯塔<td>≥3座<td>20</tr>";

            var form = read("a.xls", page(rows), StandardCharsets.UTF_8);

            assertThat(form.indicators()).hasSize(2);
            assertThat(form.tasks())
                    .containsExactly(
                            new PrintedForm.Task("修灯", "修三座", PrintedForm.TaskBudget.of("50", null, null, "万元")));
        }

        @Test
        @DisplayName("leave out hidden rows and say so")
        void hidden() {
            var form = read(
                    "a.html",
                    page(row(HEADER), row(FIRST), row(SECOND).replace("<tr>", "<tr style='mso:1;display:none'>")),
                    StandardCharsets.UTF_8);

            assertThat(form.indicators()).hasSize(1);
            assertThat(messages(form)).anySatisfy(note -> assertThat(note).contains("隐藏的第 5 行", "完好率"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<s>120</s>12",
                    "12<del>次</del>",
                    "<strike>1<b>5</b></strike>12",
                    "<font class=f9>7</font>12",
                    "<span style='color:red;text-decoration: line-through'>7<span>0</span></span>12",
                    "<s>5<br>6</s>12"
                })
        @DisplayName("are read without what is struck out in a cell, which is told")
        void struck(String target) {
            var style = "<style>.f1{color:red} .f9 {text-decoration:underline line-through;}</style>";

            var form =
                    read("a.html", style + page(row(HEADER), row(FIRST).replace("12", target)), StandardCharsets.UTF_8);

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::target, PrintedForm.Indicator::unit)
                    .containsExactly(tuple("12", "次"));
            assertThat(messages(form)).anySatisfy(note -> assertThat(note).contains("划掉的文字没有读取"));
        }

        @Test
        @DisplayName("are read without struck-out rows and hidden cells, and what nobody closed ends with its cell")
        void struckRows() {
            var gone = row(SECOND).replace("<tr>", "<tr style='text-decoration:line-through'>");
            var open = row(FIRST).replace("<td>12", "<td><span style='visibility:hidden'>9</span><s></s>12<s>");

            var form = read("a.html", page(row(HEADER), gone, open), StandardCharsets.UTF_8);

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::name, PrintedForm.Indicator::target, PrintedForm.Indicator::unit)
                    .containsExactly(tuple("巡检次数", "12", "次"));
            assertThat(messages(form))
                    .anySatisfy(note -> assertThat(note).contains("划掉", "完好率"))
                    .anySatisfy(note -> assertThat(note).contains("隐藏的文字", "9"));
        }

        @Test
        @DisplayName("end at the limit, however wide or deep they claim to be")
        void limits() {
            assertRefused(page("<tr><td colspan='999999'>甲</td></tr>"), Reason.TOO_MANY_COLUMNS);
            assertRefused(page("<tr>" + "<td>".repeat(150) + "</tr>").repeat(4000), Reason.TOO_MANY_CELLS);
            assertRefused("<table><tr><td>".repeat(50_000), Reason.EMPTY);
            assertRefused(page("<tr><td rowspan='99999999'>甲</td></tr>"), Reason.NO_FORM);
        }

        private void assertRefused(String page, Reason reason) {
            assertThatThrownBy(() -> documents.read("a.html", page.getBytes(StandardCharsets.UTF_8)))
                    .isInstanceOfSatisfying(
                            UnreadableDocument.class,
                            refused -> assertThat(refused.reason()).isEqualTo(reason));
        }

        private PrintedForm read(String name, String page, Charset encoding) {
            return documents.read(name, page.getBytes(encoding)).get(0).forms().get(0);
        }

        private static String page(String... rows) {
            return "<html><head><title>导出</title><style>td{}</style></head><body><table>"
                    + "<tr><td colspan=8>部门：灯塔局</td></tr>" + "<tr></tr>" + String.join("\n", rows)
                    + "</table></body></html>";
        }

        private static String row(List<String> cells) {
            return cells.stream()
                    .map(text -> "<td>%s</td>".formatted(text))
                    .collect(Collectors.joining("", "<tr>", "</tr>"));
        }
    }

    @Test
    @DisplayName(
            "of a .doc are read as they will be once the tracked changes are accepted; deleted and hidden text and headers are told")
    void old() throws IOException {
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("tracked.doc"))) {
            var form = documents.read("tracked.doc", file).get(0).forms().get(0);

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::target)
                    .containsExactly("12");
            assertThat(messages(form))
                    .anySatisfy(note -> assertThat(note).contains("修订", "10"))
                    .anySatisfy(note -> assertThat(note).contains("内部口径"))
                    .anySatisfy(note -> assertThat(note).contains("附件3"));
        }
    }

    @Test
    @DisplayName("of a .doc are read without what is struck out, which is told")
    void oldStruck() throws IOException {
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("struck.doc"))) {
            var form = documents.read("struck.doc", file).get(0).forms().get(0);

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::target, indicator -> String.valueOf(indicator.weight()))
                    .containsExactly(tuple("12", "30.00"));
            assertThat(messages(form))
                    .contains("划掉的文字没有读取：1500")
                    .anySatisfy(note -> assertThat(note).contains("划掉", "原有指标"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    @DisplayName("saved as text by a spreadsheet are what its quotes hold together; other quotes are signs like any")
    void quoted(String sign) {
        var text = String.join(
                "\n",
                "部门整体绩效目标表",
                "部门：灯塔局",
                String.join("|", HEADER),
                "产出指标|数量指标|\"巡检\"\"灯\"\"|次\"|大于等于|正向|\"1,200\"|次|50.00",
                "效益指标|社会效益指标|\"三好\"完好率|大于等于|正向|95|%|40.00");

        var form = documents
                .read("a.txt", text.replace("|次\"", "\n次\"").replace("|", sign).getBytes(StandardCharsets.UTF_8))
                .get(0)
                .forms()
                .get(0);

        assertThat(form.indicators())
                .extracting(PrintedForm.Indicator::name, PrintedForm.Indicator::target, PrintedForm.Indicator::unit)
                .containsExactly(tuple("巡检\"灯\"\n次", "1,200", "次"), tuple("\"三好\"完好率", "95", "%"));
    }

    @Test
    @DisplayName("are asked for where a file is none of the kinds it is named as")
    void advice() {
        var binary = new byte[] {1, 2, 3, 0, 0, (byte) 0xff, 9, 8};

        assertThatThrownBy(() -> documents.read("a.xls", binary))
                .isInstanceOfSatisfying(UnreadableDocument.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.NOT_A_DOCUMENT);
                    assertThat(refused.message(Locale.CHINESE)).contains(".xls", "另存为 .xlsx");
                    assertThat(refused.message(Locale.ENGLISH)).contains(".xls", "save it as .xlsx");
                });
        assertThatThrownBy(() -> documents.read("a.xls", "MIME-Version: 1.0\n甲".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        UnreadableDocument.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED));
    }

    private static List<String> messages(PrintedForm form) {
        return form.notes().stream().map(note -> note.message(Locale.CHINESE)).toList();
    }
}
