package org.jixiaoflow.submission.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A PDF")
class PdfTest {

    private static final List<String> HEADER = List.of("一级指标", "二级指标", "三级指标", "指标性质", "指标方向性", "目标值", "计量单位", "备注");
    private static final List<String> FIRST = List.of("产出指标", "数量指标", "巡检次数", "大于等于", "正向", "12", "次", "30.00");
    private static final List<String> SECOND = List.of("", "质量指标", "合格率", "大于等于", "正向", "95", "%", "20.00");
    private static final List<String> THIRD = List.of("效益指标", "社会效益指标", "完好率", "大于等于", "正向", "95", "%", "40.00");
    private static final int WIDTH = 70;
    private static final int HEIGHT = 30;
    private static final int SIZE = 10;

    private final Documents documents = new Documents(Limits.USUAL);

    @Test
    @DisplayName("with a text layer is read by the lines of its tables")
    void table() throws IOException {
        var form = read(pdf(text(60, 760, "部门：灯塔局") + table(700, HEADER, FIRST, SECOND, THIRD)));

        assertThat(form.department()).isEqualTo("灯塔局");
        assertThat(form.indicators()).extracting(PrintedForm.Indicator::level1).containsExactly("产出指标", "产出指标", "效益指标");
        assertThat(form.indicators()).extracting(PrintedForm.Indicator::target).containsExactly("12", "95", "95");
        assertThat(form.indicators())
                .extracting(indicator -> String.valueOf(indicator.weight()))
                .containsExactly("30.00", "20.00", "40.00");
    }

    @Test
    @DisplayName("goes on with its table on the next page; the number of the page is none of its text")
    void pages() throws IOException {
        var form = read(pdf(
                text(60, 760, "部门：灯塔局") + table(700, HEADER, FIRST, SECOND) + text(300, 30, "第1页"),
                table(780, THIRD) + text(300, 30, "2")));

        assertThat(form.indicators()).hasSize(3);
        assertThat(form.notes())
                .extracting(note -> note.message(Locale.CHINESE))
                .noneMatch(note -> note.contains("页"));
    }

    @Test
    @DisplayName("breaks a cell's text to fit it in, which is no break of the text")
    void wrapped() throws IOException {
        var wrapped = new ArrayList<>(FIRST);
        wrapped.set(2, "灯塔设备巡检的\n次数");

        var form = read(pdf(text(60, 760, "部门：灯塔局") + table(700, HEADER, wrapped)));

        assertThat(form.indicators()).extracting(PrintedForm.Indicator::name).containsExactly("灯塔设备巡检的次数");
    }

    @Test
    @DisplayName("is refused in a sentence where it is a scan, also with text that a machine guessed")
    void scan() {
        var picture = "q 500 0 0 700 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n";

        assertRefused(pdf(picture), Reason.NO_TEXT_LAYER);
        assertRefused(pdf(picture + "3 Tr\n" + table(700, HEADER, FIRST)), Reason.NO_TEXT_LAYER);
        assertRefused(pdf(""), Reason.EMPTY);
        assertRefused(pdf(text(60, 760, "会议通知")), Reason.NO_FORM);
    }

    @Test
    @DisplayName("that is protected or cut off says so")
    void unreadable() throws IOException {
        var whole = pdf(text(60, 760, "部门：灯塔局") + table(700, HEADER, FIRST));
        try (var document = Loader.loadPDF(whole);
                var out = new ByteArrayOutputStream()) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(out);
            assertRefused(out.toByteArray(), Reason.ENCRYPTED);
        }
        assertThatThrownBy(() -> documents.read("a.pdf", Arrays.copyOf(whole, whole.length / 3)))
                .isInstanceOf(UnreadableDocument.class);
    }

    @Test
    @DisplayName("that is a bomb is left at the limit: packed too tightly, packed twice, or drawn again and again")
    void bombs() throws IOException {
        var zeros = deflated(new byte[200 << 20]);
        assertRefused(stream("/Filter /FlateDecode", zeros), Reason.PACKED_TOO_TIGHTLY);
        assertRefused(stream("/Filter [/FlateDecode /FlateDecode]", deflated(zeros)), Reason.UNSUPPORTED);

        var laughs = new ArrayList<String>();
        for (var level = 0; level < 12; level++) {
            laughs.add(
                    "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >> /Length 60 >>\nstream\n%s\nendstream"
                            .formatted(10 + level + 1, "/X Do ".repeat(10)));
        }
        var laughing = document(
                laughs, "<< /XObject << /X 10 0 R >> >>", List.of("/X Do".getBytes(StandardCharsets.ISO_8859_1)), "");
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThatThrownBy(() -> documents.read("a.pdf", laughing))
                        .isInstanceOf(UnreadableDocument.class));
    }

    private PrintedForm read(byte[] pdf) {
        var forms = documents.read("a.pdf", pdf).get(0).forms();
        assertThat(forms).hasSize(1);
        return forms.get(0);
    }

    private void assertRefused(byte[] pdf, Reason reason) {
        assertThatThrownBy(() -> documents.read("a.pdf", pdf))
                .isInstanceOfSatisfying(
                        UnreadableDocument.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    /** Rows of equal cells; a blank first cell goes on with the one above. */
    @SafeVarargs
    private static String table(int top, List<String>... rows) {
        var drawn = new StringBuilder();
        var columns = rows[0].size();
        for (var row = 0; row < rows.length; row++) {
            var y = top - row * HEIGHT;
            var start = rows[row].get(0).isEmpty() ? WIDTH : 0;
            drawn.append("%d %d m %d %d l S\n".formatted(20 + start, y, 20 + columns * WIDTH, y));
            for (var column = 0; column < columns; column++) {
                var lines = rows[row].get(column).split("\n", -1);
                for (var line = 0; line < lines.length; line++) {
                    drawn.append(text(20 + column * WIDTH, y - 12 - 12 * line, lines[line]));
                }
            }
        }
        var bottom = top - rows.length * HEIGHT;
        drawn.append("%d %d m %d %d l S\n".formatted(20, bottom, 20 + columns * WIDTH, bottom));
        for (var column = 0; column <= columns; column++) {
            var x = 20 + column * WIDTH;
            drawn.append("%d %d m %d %d l S\n".formatted(x, top, x, bottom));
        }
        return drawn.toString();
    }

    private static String text(int x, int y, String text) {
        var code = new StringBuilder();
        text.chars().forEach(sign -> code.append("%04X".formatted(sign)));
        return text.isEmpty() ? "" : "BT /F %d Tf %d %d Td <%s> Tj ET\n".formatted(SIZE, x, y, code);
    }

    private static byte[] pdf(String... pages) {
        return document(
                List.of(),
                "<< /Font << /F 4 0 R >> >>",
                Arrays.stream(pages)
                        .map(page -> page.getBytes(StandardCharsets.ISO_8859_1))
                        .toList(),
                "");
    }

    private static byte[] stream(String filter, byte[] content) {
        return document(List.of(), "<< >>", List.of(content), filter);
    }

    private static byte[] deflated(byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(content);
        }
        return out.toByteArray();
    }

    /** A font that every reader knows stands for the letters; the library finds the objects without a table of them. */
    private static byte[] document(List<String> objects, String resources, List<byte[]> pages, String filter) {
        var out = new ByteArrayOutputStream();
        var kids = new StringBuilder();
        for (var page = 0; page < pages.size(); page++) {
            kids.append("%d 0 R ".formatted(100 + 2 * page));
        }
        write(out, "%PDF-1.7\n");
        object(out, 1, "<< /Type /Catalog /Pages 2 0 R >>");
        object(out, 2, "<< /Type /Pages /Kids [%s] /Count %d >>".formatted(kids, pages.size()));
        object(
                out,
                4,
                "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>");
        object(
                out,
                5,
                "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo"
                        + " << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 6 0 R >>");
        object(
                out,
                6,
                "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0"
                        + " /Ascent 880 /Descent -120 /StemV 90 /CapHeight 880 >>");
        for (var index = 0; index < objects.size(); index++) {
            object(out, 10 + index, objects.get(index));
        }
        for (var page = 0; page < pages.size(); page++) {
            object(
                    out,
                    100 + 2 * page,
                    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 842] /Resources %s /Contents %d 0 R >>"
                            .formatted(resources, 101 + 2 * page));
            write(
                    out,
                    "%d 0 obj\n<< /Length %d %s >>\nstream\n"
                            .formatted(101 + 2 * page, pages.get(page).length, filter));
            out.writeBytes(pages.get(page));
            write(out, "\nendstream\nendobj\n");
        }
        write(out, "trailer << /Root 1 0 R /Size 300 >>\nstartxref\n0\n%%EOF\n");
        return out.toByteArray();
    }

    private static void object(ByteArrayOutputStream out, int number, String content) {
        write(out, "%d 0 obj\n%s\nendobj\n".formatted(number, content));
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
