package org.jixiaoflow.submission.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.jixiaoflow.submission.files.DrawnPdf.line;
import static org.jixiaoflow.submission.files.DrawnPdf.pdf;
import static org.jixiaoflow.submission.files.DrawnPdf.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jixiaoflow.submission.documents.Note;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.PrintedJson;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The pages of a PDF")
class PdfPagesTest {

    private static final List<String> HEADER = List.of("一级指标", "二级指标", "三级指标", "指标性质", "指标方向性", "目标值", "计量单位", "备注");
    private static final List<String> FIRST = List.of("产出指标", "数量指标", "巡检次数", "大于等于", "正向", "12", "次", "30.00");
    private static final List<String> CUT = List.of("产出指标", "质量指标", "沿海各处灯塔\n设备经过巡检", "大于等于", "正向", "95", "%", "20.00");
    private static final List<String> REST = List.of("", "", "合格的比率", "", "", "", "", "");
    private static final List<String> LAST = List.of("效益指标", "社会效益指标", "完好率", "大于等于", "正向", "96", "%", "40.00");
    private static final List<String> TASKS = List.of("任务名称", "主要内容");
    private static final int WIDTH = 65;
    private static final int HEIGHT = 30;
    private static final String DEPARTMENT = text(40, 700, "部门：灯塔局");

    private final Documents documents = new Documents(Limits.USUAL);

    @Nested
    @DisplayName("cut a row")
    class Cut {

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        @DisplayName("that is put together again where the text filled its cell, with the header repeated or not")
        void joined(boolean repeated) throws IOException {
            var next = repeated ? table(0, 700, HEADER, REST, LAST) : table(0, 700, REST, LAST);

            var form = read(pdf(DEPARTMENT + table(0, 680, HEADER, FIRST, CUT), next));

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::name)
                    .containsExactly("巡检次数", "沿海各处灯塔设备经过巡检合格的比率", "完好率");
            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::target)
                    .containsExactly("12", "95", "96");
            assertThat(codes(form)).contains(Note.Code.BROKEN_ROW_JOINED);
        }

        @Test
        @DisplayName("over more than one end of a page")
        void twice() throws IOException {
            var middle = List.of("", "", "合格并且按时\n报告了结果的", "", "", "", "", "");

            var form = read(pdf(
                    DEPARTMENT + table(0, 680, HEADER, FIRST, CUT),
                    table(0, 700, middle),
                    table(0, 700, HEADER, List.of("", "", "比率", "", "", "", "", ""), LAST)));

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::name)
                    .containsExactly("巡检次数", "沿海各处灯塔设备经过巡检合格并且按时报告了结果的比率", "完好率");
        }

        @Test
        @DisplayName("without a line at the page's end")
        void withoutLine() throws IOException {
            var form = read(pdf(
                    DEPARTMENT + open(table(0, 680, HEADER, FIRST, CUT), 680 - 3 * HEIGHT),
                    open(table(0, 700, REST, LAST), 700)));

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::name)
                    .containsExactly("巡检次数", "沿海各处灯塔设备经过巡检合格的比率", "完好率");
        }

        @Test
        @DisplayName("where nothing says that the text goes on: no value, and a note with both")
        void doubtful() throws IOException {
            var form = read(pdf(DEPARTMENT + table(0, 680, HEADER, FIRST), table(0, 700, REST, LAST)));

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::name)
                    .doesNotContain("巡检次数", "巡检次数合格的比率");
            assertThat(form.notes())
                    .filteredOn(note -> note.code() == Note.Code.CUT_BY_PAGE)
                    .extracting(note -> note.message(Locale.CHINESE))
                    .containsExactly("单元格可能跨页续写，不能确定，已留空，请核对：巡检次数 ▸ 合格的比率");
        }

        @ParameterizedTest
        @ValueSource(strings = {"次数", "", "沿海各处灯塔\n设备经过巡检"})
        @DisplayName("and lose no printed cell, whether the text goes on or not")
        void nothingLost(String name) throws IOException {
            var row = List.of("产出指标", "质量指标", name, "大于等于", "正向", "95", "%", "20.00");

            var form = read(pdf(DEPARTMENT + table(0, 680, HEADER, FIRST, row), table(0, 700, HEADER, REST, LAST)));

            var read = PrintedJson.write(List.of(form), Locale.CHINESE);
            for (var printed : List.of(FIRST, row, REST, LAST)) {
                assertThat(printed)
                        .flatMap(text -> List.of(text.split("\n", -1)))
                        .allSatisfy(text -> assertThat(read.replace("\\n", "")).containsAnyOf(text, said(text)));
            }
        }

        /** Comparisons and directions are codes in what is read, weights numbers. */
        private String said(String text) {
            return Map.of("大于等于", "\"GE\"", "正向", "\"POSITIVE\"").getOrDefault(text, text.replaceFirst("\\.00$", ""));
        }

        @Test
        @DisplayName("inside a number: no value, never two numbers read as one")
        void number() throws IOException {
            var number = List.of("产出指标", "数量指标", "巡检次数", "大于等于", "正向", "123456", "次", "30.00");
            var rest = List.of("", "", "", "", "", "78", "", "");

            var form = read(pdf(DEPARTMENT + table(0, 680, HEADER, number), table(0, 700, HEADER, rest, LAST)));

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::target)
                    .doesNotContain("12345678", "123456", "78");
            assertThat(codes(form)).contains(Note.Code.CUT_BY_PAGE);
        }

        @Test
        @DisplayName("but a row of its own stays one, also where its levels are merged over the pages")
        void whole() throws IOException {
            var merged = List.of("", "", "到场人数", "大于等于", "正向", "800", "人", "10.00");

            var form = read(pdf(DEPARTMENT + table(0, 680, HEADER, FIRST), table(0, 700, merged, LAST)));

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::name)
                    .containsExactly("巡检次数", "到场人数", "完好率");
            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::target)
                    .containsExactly("12", "800", "96");
            assertThat(codes(form)).doesNotContain(Note.Code.CUT_BY_PAGE, Note.Code.BROKEN_ROW_JOINED);
        }

        @Test
        @DisplayName("of tasks")
        void tasks() throws IOException {
            var form = read(pdf(
                    DEPARTMENT + table(0, 680, TASKS, List.of("巡检", "检查沿海各处\n灯塔和浮标并")),
                    table(0, 700, List.of("", "换掉坏的灯"), List.of("培训", "每月一次")) + table(0, 600, HEADER, FIRST, LAST)));

            assertThat(form.tasks())
                    .extracting(PrintedForm.Task::name, PrintedForm.Task::content)
                    .containsExactly(tuple("巡检", "检查沿海各处灯塔和浮标并换掉坏的灯"), tuple("培训", "每月一次"));
        }
    }

    @Nested
    @DisplayName("hold two tables")
    class Two {

        @Test
        @DisplayName("one below the other, of two departments")
        void below() throws IOException {
            var forms = documents
                    .read(
                            "a.pdf",
                            pdf(DEPARTMENT
                                    + table(0, 680, HEADER, FIRST)
                                    + text(40, 500, "部门：浮标局")
                                    + table(0, 480, HEADER, LAST)))
                    .get(0)
                    .forms();

            assertThat(forms).extracting(PrintedForm::department).containsExactly("灯塔局", "浮标局");
            assertThat(forms).extracting(form -> form.indicators().size()).containsExactly(1, 1);
        }

        @Test
        @DisplayName("side by side, each with its department above")
        void beside() throws IOException {
            var forms = documents
                    .read(
                            "a.pdf",
                            pdf(DEPARTMENT
                                    + text(640, 700, "部门：浮标局")
                                    + table(0, 680, HEADER, FIRST, LAST)
                                    + table(600, 680, HEADER, LAST)))
                    .get(0)
                    .forms();

            assertThat(forms).extracting(PrintedForm::department).containsExactly("灯塔局", "浮标局");
            assertThat(forms).extracting(form -> form.indicators().size()).containsExactly(2, 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 90", "90, 0", "90, 90", "180, 0", "270, 0", "0, 180", "0, 270"})
    @DisplayName("turned, or with their writing turned, are read as they are written")
    void turned(int page, int writing) throws IOException {
        var form = read(pdf(page, writing, DEPARTMENT + table(0, 680, HEADER, FIRST, LAST)));

        assertThat(form.department()).isEqualTo("灯塔局");
        assertThat(form.indicators()).extracting(PrintedForm.Indicator::name).containsExactly("巡检次数", "完好率");
        assertThat(form.indicators()).extracting(PrintedForm.Indicator::target).containsExactly("12", "96");
    }

    @Test
    @DisplayName("with a mark written across them: it is no part of any cell, and is noted")
    void mark() throws IOException {
        var mark = "q 0.7 0.7 -0.7 0.7 300 400 cm " + text(0, 0, "内部资料") + "Q\n";

        var form = read(pdf(DEPARTMENT + table(0, 680, HEADER, FIRST, LAST) + mark));

        assertThat(form.indicators()).extracting(PrintedForm.Indicator::name).containsExactly("巡检次数", "完好率");
        assertThat(form.notes())
                .extracting(note -> note.message(Locale.CHINESE))
                .anyMatch(note -> note.contains("内部资料"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ASCII85Decode",
                "LZWDecode",
                "ASCIIHexDecode",
                "ASCII85Decode FlateDecode",
                "ASCII85Decode LZWDecode"
            })
    @DisplayName("may be packed in other ways than the usual")
    void packed(String filters) throws IOException {
        var form = read(pdf(0, 0, filters, DEPARTMENT + table(0, 680, HEADER, FIRST, LAST)));

        assertThat(form.indicators()).extracting(PrintedForm.Indicator::target).containsExactly("12", "96");
    }

    @ParameterizedTest
    @CsvSource({
        "ASCII85Decode FlateDecode, PACKED_TOO_TIGHTLY",
        "ASCIIHexDecode FlateDecode, PACKED_TOO_TIGHTLY",
        "LZWDecode, PACKED_TOO_TIGHTLY",
        "ASCII85Decode LZWDecode, PACKED_TOO_TIGHTLY",
        "LZWDecode FlateDecode, UNSUPPORTED",
        "ASCII85Decode ASCIIHexDecode FlateDecode, UNSUPPORTED",
        "FlateDecode FlateDecode, UNSUPPORTED"
    })
    @DisplayName("that are bombs are left at the limit, however they are packed")
    void bombs(String filters, Reason reason) throws IOException {
        var bomb = pdf(0, 0, filters, " ".repeat(5 << 18));

        assertThatThrownBy(() -> documents.read("a.pdf", bomb))
                .isInstanceOfSatisfying(
                        UnreadableDocument.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    @DisplayName(
            "whose packing is named in another object, or spelled in no letters it knows, are refused before they are unpacked")
    void elsewhere() throws IOException {
        var usual = new String(pdf(0, 0, "ASCIIHexDecode", DEPARTMENT), StandardCharsets.ISO_8859_1);
        var named = usual.replace("/Filter /ASCIIHexDecode", "/Filter 99 0 R");
        var inArray = usual.replace("/Filter /ASCIIHexDecode", "/Filter [99 0 R]");
        var misspelled = usual.replaceFirst("(?s)(stream\r?\n)[0-9A-F]{40}", "$1" + "?".repeat(40));

        for (var file : List.of(named, inArray, misspelled)) {
            assertThat(file).isNotEqualTo(usual);
            assertThatThrownBy(() -> documents.read("a.pdf", file.getBytes(StandardCharsets.ISO_8859_1)))
                    .isInstanceOfSatisfying(
                            UnreadableDocument.class,
                            refused -> assertThat(refused.reason()).isIn(Reason.UNSUPPORTED, Reason.DAMAGED));
        }
    }

    @Test
    @DisplayName("whose texts have more lines than their cells have room for: what is seen of a number is none")
    void cutAbove() throws IOException {
        var row = List.of("产出指标", "数量指标", "发放", "大于等于", "正向", "", "元", "10.00");
        var low = 680 - 3 * HEIGHT;
        var left = 20 + 5 * WIDTH;
        var box = "q %d %d %d %d re W n\n".formatted(left, low, WIDTH, HEIGHT)
                + text(left + 2, low + HEIGHT - 3, "1,200,00")
                + text(left + 2, low + HEIGHT - 3 - 12, "0")
                + "Q\n";

        var form = read(pdf(DEPARTMENT + table(0, 680, HEADER, FIRST, row, LAST) + box));

        assertThat(form.indicators()).extracting(PrintedForm.Indicator::name).containsExactly("巡检次数", "完好率");
        assertThat(form.notes())
                .filteredOn(note -> note.code() == Note.Code.CUT_IN_CELL)
                .singleElement()
                .satisfies(note -> assertThat(note.message(Locale.CHINESE)).contains("1,200,00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12000\n\n00", "12000\n\n\n00"})
    @DisplayName("whose texts run over the line below them: no cell says a part of a number, all is noted")
    void runningOver(String target) throws IOException {
        var row = List.of("产出指标", "数量指标", "发放", "大于等于", "正向", target, "元", "10.00");
        var blank = List.of("产出指标", "质量指标", "及时", "大于等于", "正向", "", "元", "20.00");
        var own = List.of("产出指标", "质量指标", "准确", "大于等于", "正向", "88", "元", "20.00");

        for (var below : List.of(blank, own)) {
            var form = read(pdf(DEPARTMENT + table(0, 680, HEADER, FIRST, row, below, LAST)));

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::name)
                    .containsExactly("巡检次数", "完好率");
            assertThat(codes(form)).contains(Note.Code.CUT_IN_CELL);
        }
    }

    @Test
    @DisplayName("whose last row runs out of the table: its number is none")
    void runningOut() throws IOException {
        var row = List.of("产出指标", "数量指标", "发放", "大于等于", "正向", "12000\n\n\n00", "元", "10.00");

        var form = read(pdf(DEPARTMENT + table(0, 680, HEADER, FIRST, row)));

        assertThat(form.indicators()).extracting(PrintedForm.Indicator::name).containsExactly("巡检次数");
        assertThat(codes(form)).contains(Note.Code.CUT_IN_CELL);
    }

    @Test
    @DisplayName("with a text that is struck out: its row isn't read, all is noted")
    void struck() throws IOException {
        var left = 20 + 5 * WIDTH;
        var base = 680 - 2 * HEIGHT - 12;
        var row = List.of("产出指标", "数量指标", "发放", "大于等于", "正向", "50 60", "元", "10.00");

        var form = read(
                pdf(DEPARTMENT + table(0, 680, HEADER, FIRST, row, LAST) + line(left, base + 3, left + 22, base + 3)));

        assertThat(form.indicators()).extracting(PrintedForm.Indicator::name).containsExactly("巡检次数", "完好率");
        assertThat(codes(form)).contains(Note.Code.CUT_IN_CELL);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0.21, 0.19, 0.17})
    @DisplayName("keep every digit however small, and none twice that is painted twice")
    void small(double scale) throws IOException {
        var row = List.of("产出指标", "数量指标", "发放", "大于等于", "正向", "110011", "元", "11.00");
        var drawn = DEPARTMENT + table(0, 680, HEADER, row, LAST);
        var again = "q 1 0 0 1 0.3 0 cm\n" + drawn + "Q\n";

        var form = read(pdf("q %s 0 0 %s 100.7 200.3 cm\n".formatted(scale, scale) + drawn + again + "Q\n"));

        assertThat(form.indicators()).extracting(PrintedForm.Indicator::target).containsExactly("110011", "96");
    }

    @Test
    @DisplayName("where a bracket lacks its other one: a line of the cell isn't printed")
    void halfBracket() throws IOException {
        var half = List.of("分）", "社会效益指标", "惠及", "大于等于", "正向", "77", "人", "10.00");

        var form = read(pdf(DEPARTMENT + table(0, 680, HEADER, FIRST, half, LAST)));

        assertThat(form.indicators()).extracting(PrintedForm.Indicator::name).containsExactly("巡检次数", "完好率");
        assertThat(codes(form)).contains(Note.Code.CUT_IN_CELL);
    }

    @Test
    @DisplayName(
            "whose texts are longer than their cells and cut off: such a row isn't read, nor what leans on it; all is noted")
    void cut() throws IOException {
        var longer = text(20 + 2 * WIDTH + 2, 680 - 2 * HEIGHT - 12, "很长很长很长很长很长的名称");
        var box = "q %d %d %d %d re W n\n".formatted(20 + 2 * WIDTH, 680 - 3 * HEIGHT, WIDTH, HEIGHT) + longer + "Q\n";
        var row = List.of("效益指标", "社会效益指标", "", "大于等于", "正向", "77", "人", "10.00");
        var leaning = List.of("", "", "随后的指标", "大于等于", "正向", "88", "人", "10.00");
        var own = List.of("效益指标", "经济效益指标", "满意度", "大于等于", "正向", "90", "%", "10.00");

        var form = read(pdf(DEPARTMENT + table(0, 680, HEADER, FIRST, row, leaning, own) + box));

        assertThat(form.indicators()).extracting(PrintedForm.Indicator::name).containsExactly("巡检次数", "满意度");
        assertThat(form.notes())
                .filteredOn(note -> note.code() == Note.Code.CUT_IN_CELL)
                .extracting(note -> note.message(Locale.CHINESE))
                .anyMatch(message -> message.contains("很长很长很长很长很长的名称") && message.contains("77"))
                .anyMatch(message -> message.contains("随后的指标") && message.contains("88"));
    }

    @Nested
    @DisplayName("with levels written sideways")
    class Sideways {

        private final List<String> first = List.of(" ", " ", "巡检次数", "大于等于", "正向", "12", "次", "30.00");
        private final List<String> second = List.of("", "", "到场人数", "大于等于", "正向", "800", "人", "10.00");
        private final String drawn = DEPARTMENT + table(0, 680, HEADER, first, second);

        @Test
        @DisplayName("upwards or downwards, in one line or two, give them to all their rows")
        void read() throws IOException {
            var form = PdfPagesTest.this.read(
                    pdf(drawn + upwards(50, 600, "产出指标") + downwards(125, 645, "数量") + downwards(110, 645, "指标")));

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::level1, PrintedForm.Indicator::level2)
                    .containsExactly(tuple("产出指标", "数量指标"), tuple("产出指标", "数量指标"));
            assertThat(codes(form)).doesNotContain(Note.Code.BESIDE_THE_TEXT);
        }

        @Test
        @DisplayName("but no mark across several cells, nor what is written over a cell's own text")
        void marks() throws IOException {
            var form = PdfPagesTest.this.read(
                    pdf(drawn + upwards(185, 595, "内部资料请勿外传") + upwards(50, 655, "密") + upwards(50, 600, "产出指标")));

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::name)
                    .containsExactly("巡检次数", "到场人数");
            assertThat(form.notes())
                    .extracting(note -> note.message(Locale.CHINESE))
                    .anyMatch(note -> note.contains("内部资料请勿外传密"));
        }

        private static String upwards(int x, int y, String text) {
            return "q 0 1 -1 0 %d %d cm ".formatted(x, y) + text(0, 0, text) + "Q\n";
        }

        private static String downwards(int x, int y, String text) {
            return "q 0 -1 1 0 %d %d cm ".formatted(x, y) + text(0, 0, text) + "Q\n";
        }
    }

    @Nested
    @DisplayName("of a sheet wider than they are")
    class Wide {

        private final List<String> middle = List.of("产出指标", "时效指标", "及时率", "大于等于", "正向", "91", "%", "5.00");

        @Test
        @DisplayName("are one table where the columns on the next page have the same rows")
        void beside() throws IOException {
            var form = read(pdf(DEPARTMENT + left(680, HEADER, FIRST, LAST), right(680, HEADER, FIRST, LAST)));

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::name, PrintedForm.Indicator::target, PrintedForm.Indicator::unit)
                    .containsExactly(tuple("巡检次数", "12", "次"), tuple("完好率", "96", "%"));
            assertThat(codes(form)).doesNotContain(Note.Code.COLUMNS_APART);
        }

        @Test
        @DisplayName("in the order of rows before columns, or of columns before rows")
        void orders() throws IOException {
            var more = List.of("效益指标", "社会效益指标", "知晓率", "大于等于", "正向", "85", "%", "10.00");
            var top = left(680, HEADER, FIRST, middle);
            var bottom = left(700, LAST, more);
            var topRight = right(680, HEADER, FIRST, middle);
            var bottomRight = right(700, LAST, more);

            for (var file : List.of(
                    pdf(DEPARTMENT + top, bottom, topRight, bottomRight),
                    pdf(DEPARTMENT + top, topRight, bottom, bottomRight))) {
                assertThat(read(file).indicators())
                        .extracting(PrintedForm.Indicator::name, PrintedForm.Indicator::target)
                        .containsExactly(
                                tuple("巡检次数", "12"), tuple("及时率", "91"), tuple("完好率", "96"), tuple("知晓率", "85"));
            }
        }

        @Test
        @DisplayName("are noted and given to no row where the rows stand at other heights")
        void uncertain() throws IOException {
            var form = read(pdf(DEPARTMENT + left(680, HEADER, FIRST, LAST), right(660, HEADER, FIRST, LAST)));

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::name)
                    .containsExactly("巡检次数", "完好率");
            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::target)
                    .containsOnly((String) null);
            assertThat(form.notes())
                    .filteredOn(note -> note.code() == Note.Code.COLUMNS_APART)
                    .extracting(note -> note.message(Locale.CHINESE))
                    .anyMatch(message -> message.contains("96") && message.contains("40.00"));
        }

        @Test
        @DisplayName("are noted where they could as well be the next rows")
        void ambiguous() throws IOException {
            var top = left(680, HEADER, FIRST, middle);
            var topRight = table(0, 680, HEADER.subList(4, 8), FIRST.subList(4, 8), middle.subList(4, 8));

            var form = read(pdf(DEPARTMENT + top, topRight, left(700, LAST)));

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::name)
                    .containsExactly("巡检次数", "及时率");
            assertThat(form.notes())
                    .filteredOn(note -> note.code() == Note.Code.COLUMNS_APART)
                    .extracting(note -> note.message(Locale.CHINESE))
                    .anyMatch(message -> message.contains("完好率"));
        }

        @SafeVarargs
        private String left(int top, List<String>... rows) {
            return half(top, 0, rows);
        }

        @SafeVarargs
        private String right(int top, List<String>... rows) {
            return half(top, 4, rows);
        }

        /** Both halves have columns of the same width, the right one further from the edge. */
        @SafeVarargs
        @SuppressWarnings({"unchecked", "rawtypes", "varargs"})
        private static String half(int top, int from, List<String>... rows) {
            return table(
                    10 * from,
                    top,
                    Arrays.stream(rows).map(row -> row.subList(from, from + 4)).toArray(List[]::new));
        }
    }

    @Nested
    @DisplayName("without lines")
    class Unruled {

        @Test
        @DisplayName("are read where every text stands in one column only, and noted as such")
        void certain() throws IOException {
            var form = read(pdf(DEPARTMENT + rows(660, HEADER, FIRST, LAST)));

            assertThat(form.indicators())
                    .extracting(PrintedForm.Indicator::target)
                    .containsExactly("12", "96");
            assertThat(codes(form)).contains(Note.Code.WITHOUT_LINES);
        }

        @Test
        @DisplayName(
                "are noted and not read where a text reaches into the next column, or goes on in a line of its own")
        void uncertain() throws IOException {
            var wide = List.of("效益指标", "社会效益指标及其他", "完好率", "大于等于", "正向", "96", "%", "40.00");
            var broken = List.of("", "", "的比率", "", "", "", "", "");

            for (var rows : List.of(rows(660, HEADER, FIRST, wide), rows(660, HEADER, FIRST, broken, LAST))) {
                var form = read(pdf(text(40, 740, "部门整体绩效目标表") + DEPARTMENT + rows));

                assertThat(form.indicators()).isEmpty();
                assertThat(form.annualGoals()).isEmpty();
                assertThat(codes(form)).contains(Note.Code.UNPARTED);
                assertThat(form.notes())
                        .extracting(note -> note.message(Locale.CHINESE))
                        .anyMatch(message -> message.contains("巡检次数"));
            }
        }

        @SafeVarargs
        private static String rows(int top, List<String>... rows) {
            var drawn = new StringBuilder();
            for (var row = 0; row < rows.length; row++) {
                for (var column = 0; column < rows[row].size(); column++) {
                    drawn.append(text(20 + column * (WIDTH + 12), top - row * 15, rows[row].get(column)));
                }
            }
            return drawn.toString();
        }
    }

    private PrintedForm read(byte[] pdf) {
        var forms = documents.read("a.pdf", pdf).get(0).forms();
        assertThat(forms).hasSize(1);
        return forms.get(0);
    }

    private static List<Note.Code> codes(PrintedForm form) {
        return form.notes().stream().map(Note::code).toList();
    }

    /** Rows of equal cells; the first two go on with those above where they are blank. */
    @SafeVarargs
    private static String table(int left, int top, List<String>... rows) {
        var drawn = new StringBuilder();
        var columns = rows[0].size();
        for (var row = 0; row < rows.length; row++) {
            var y = top - row * HEIGHT;
            var merged = columns > 2 && row > 0 && rows[row].get(0).isEmpty() ? 2 : 0;
            drawn.append(line(left + 20 + merged * WIDTH, y, left + 20 + columns * WIDTH, y));
            for (var column = 0; column < columns; column++) {
                var lines = rows[row].get(column).split("\n", -1);
                for (var line = 0; line < lines.length; line++) {
                    drawn.append(text(left + 22 + column * WIDTH, y - 12 - 12 * line, lines[line]));
                }
            }
        }
        var bottom = top - rows.length * HEIGHT;
        drawn.append(line(left + 20, bottom, left + 20 + columns * WIDTH, bottom));
        for (var column = 0; column <= columns; column++) {
            drawn.append(line(left + 20 + column * WIDTH, top, left + 20 + column * WIDTH, bottom));
        }
        return drawn.toString();
    }

    /** The same table without its lines across at this height. */
    private static String open(String table, int y) {
        return table.lines()
                        .filter(line -> !line.matches("\\d+ %d m \\d+ %d l S".formatted(y, y)))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }
}
