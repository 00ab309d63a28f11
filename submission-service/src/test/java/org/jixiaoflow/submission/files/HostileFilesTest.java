package org.jixiaoflow.submission.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A hostile or broken file")
class HostileFilesTest {

    private static final String TEXT = """
            部门：灯塔局
            \t一级指标\t二级指标\t三级指标\t指标性质\t指标方向性\t目标值\t计量单位\t备注
            \t产出指标\t数量指标\t点灯次数\t大于等于\t正向\t5\t次\t
            """;

    private final Documents documents = new Documents(Limits.USUAL);

    @Test
    @DisplayName("that is a zip bomb is left when it has grown suspiciously")
    void zipBomb() throws IOException {
        assertRefused("bomb.zip", zip(Map.of("a.txt", new byte[200 << 20])), Reason.PACKED_TOO_TIGHTLY);
    }

    @Test
    @DisplayName("with a sheet of 100 MB is left at the limit")
    void hugeSheet() throws IOException {
        var sheet = new byte[100 << 20];
        // Packs some 20 times, as sheets do.
        for (int at = 0, value = 1; at < sheet.length; at++) {
            value = at % 64 < 4 ? value * 1_103_515_245 + 12_345 : value;
            sheet[at] = (byte) ('0' + (at % 64 < 4 ? (value >>> 16) % 10 : at % 10));
        }
        var parts = parts(workbook());
        parts.put("xl/worksheets/sheet1.xml", sheet);

        assertRefused("huge.xlsx", zip(parts), Reason.UNPACKS_TOO_LARGE);
    }

    @Test
    @DisplayName("with a billion laughs isn't laughed at")
    void billionLaughs() throws IOException {
        var parts = parts(workbook());
        parts.put(
                "xl/sharedStrings.xml",
                "<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;&a;'>]><sst>&b;</sst>"
                        .getBytes(StandardCharsets.UTF_8));

        assertRefused("laughs.xlsx", zip(parts), Reason.DOCTYPE);
    }

    @Test
    @DisplayName("with macros, or a reference to another file, isn't read")
    void active() throws IOException {
        var macros = parts(workbook());
        macros.put("xl/vbaProject.bin", new byte[] {1});
        assertRefused("macros.xlsm", zip(macros), Reason.MACROS);

        var linked = parts(workbook());
        linked.put(
                "xl/_rels/linked.xml.rels",
                "<Relationships><Relationship Type='x/externalLinkPath' TargetMode='External' Target='file:///etc/passwd'/></Relationships>"
                        .getBytes(StandardCharsets.UTF_8));
        assertRefused("linked.xlsx", zip(linked), Reason.EXTERNAL);
    }

    @Test
    @DisplayName("isn't what a program writes that streams its workbook and gives sizes behind the parts")
    void streamed() throws IOException {
        try (var workbook = new SXSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet();
            for (var line : TEXT.lines().toList()) {
                var row = sheet.createRow(sheet.getLastRowNum() + 1);
                for (var cell : line.split("\t", -1)) {
                    row.createCell(Math.max(0, row.getLastCellNum())).setCellValue(cell);
                }
            }
            workbook.write(out);

            var read = documents.read("streamed.xlsx", out.toByteArray());

            assertThat(read.get(0).forms().get(0).department()).isEqualTo("灯塔局");
        }
    }

    @Test
    @DisplayName("that is cut off says so")
    void truncated() throws IOException {
        var whole = workbook();
        assertRefused("cut.xlsx", Arrays.copyOf(whole, whole.length / 2), Reason.DAMAGED);

        try (var old = new HSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            old.createSheet().createRow(0).createCell(0).setCellValue("部门：灯塔局");
            old.write(out);
            assertRefused("cut.xls", Arrays.copyOf(out.toByteArray(), 700), Reason.DAMAGED);
        }
    }

    @Test
    @DisplayName("that is encrypted says so")
    void encrypted() throws Exception {
        assertRefused("secret.xlsx", encrypt(workbook()), Reason.ENCRYPTED);
    }

    @Test
    @DisplayName("that is empty, or holds nothing, says so")
    void empty() throws IOException {
        assertRefused("empty.docx", new byte[0], Reason.EMPTY);
        assertRefused("empty.zip", zip(Map.of()), Reason.EMPTY);
        try (var nothing = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            nothing.write(out);
            assertRefused("nothing.docx", out.toByteArray(), Reason.EMPTY);
        }
    }

    @Test
    @DisplayName("that is only a picture says so, whatever is wrapped around it")
    void picture() throws Exception {
        var png = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0};
        assertRefused("scan.docx", png, Reason.PICTURE);
        try (var scan = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            scan.createParagraph()
                    .createRun()
                    .addPicture(
                            new ByteArrayInputStream(png), PictureType.PNG, "scan.png", Units.toEMU(9), Units.toEMU(9));
            scan.write(out);
            assertRefused("scan.docx", out.toByteArray(), Reason.PICTURE);
        }
    }

    @Test
    @DisplayName("that is named wrongly is read as what it is, or is told what it is")
    void misnamed() {
        var read = documents.read("forms.xlsx", TEXT.getBytes(StandardCharsets.UTF_8));
        assertThat(read.get(0).forms().get(0).notes().get(0).message(Locale.ENGLISH))
                .startsWith("the file is named .xlsx");

        assertRefused("letter.docx", "一封信".getBytes(StandardCharsets.UTF_8), Reason.MISNAMED);
        assertRefused("scan.txt", "%PDF-1.7".getBytes(StandardCharsets.UTF_8), Reason.DAMAGED);
    }

    @Test
    @DisplayName("in an archive doesn't keep the others from being read")
    void archive() throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("__MACOSX/a.txt", new byte[] {1});
        parts.put("县/灯塔局.txt", TEXT.getBytes(StandardCharsets.UTF_8));
        parts.put("空.docx", new byte[0]);

        var read = documents.read("all.zip", zip(parts));

        assertThat(read).extracting(ReadDocument::name).containsExactly("all.zip/县/灯塔局.txt", "all.zip/空.docx");
        assertThat(read.get(0).forms()).hasSize(1);
        assertThat(read.get(1).fault()).isNotNull();
    }

    @Test
    @DisplayName("is refused where archives are nested too deep, or hold too many files")
    void nested() throws IOException {
        var inner = zip(Map.of("a.txt", TEXT.getBytes(StandardCharsets.UTF_8)));
        var middle = zip(Map.of("inner.zip", inner));
        assertThat(documents.read("middle.zip", middle).get(0).forms()).hasSize(1);
        assertRefused("outer.zip", zip(Map.of("middle.zip", middle)), Reason.NESTED);

        var many = new LinkedHashMap<String, byte[]>();
        for (var count = 0; count <= Limits.USUAL.entries(); count++) {
            many.put(count + ".txt", new byte[0]);
        }
        assertRefused("many.zip", zip(many), Reason.TOO_MANY_ENTRIES);
    }

    @Test
    @DisplayName("with very long blanks inside of its texts is read as fast as any")
    void blanks() {
        var blanks = " ".repeat(500_000);
        assertRefused("blanks.csv", ("一级指标,点" + blanks + "灯\n").getBytes(StandardCharsets.UTF_8), Reason.NO_FORM);
    }

    @Test
    @DisplayName("that merges the same cells over and over is left at the limit")
    void merges() throws IOException {
        try (var workbook = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet();
            for (var row = 0; row < 1000; row++) {
                sheet.createRow(row).createCell(0).setCellValue("点灯" + row);
                sheet.addMergedRegionUnsafe(new CellRangeAddress(0, 999, 0, 0));
            }
            workbook.write(out);
            assertRefused("merges.xlsx", out.toByteArray(), Reason.TOO_MANY_CELLS);
        }
    }

    @Test
    @DisplayName("of text or JSON is left at the limit of rows too")
    void rows() {
        var most = Limits.USUAL.rows();
        assertRefused("lines.txt", (TEXT + "\r".repeat(most)).getBytes(StandardCharsets.UTF_8), Reason.TOO_MANY_ROWS);
        assertRefused(
                "objects.json",
                ("[" + "{},".repeat(most) + "{}]").getBytes(StandardCharsets.UTF_8),
                Reason.TOO_MANY_ROWS);
    }

    @Provide
    Arbitrary<byte[]> damaged() throws IOException {
        var whole = workbook();
        var places = Arbitraries.integers().between(0, whole.length - 1);
        return places.list().ofMinSize(1).ofMaxSize(20).map(flipped -> {
            var bytes = whole.clone();
            flipped.forEach(at -> bytes[at] ^= 0x55);
            return bytes;
        });
    }

    @Property(tries = 200)
    @Label("that was changed anywhere is read or refused, never anything else")
    void flipped(@ForAll("damaged") byte[] bytes) {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            try {
                assertThat(documents.read("flipped.xlsx", bytes)).isNotEmpty();
            } catch (UnreadableDocument refused) {
                assertThat(refused.message(Locale.CHINESE)).isNotBlank();
            }
        });
    }

    private void assertRefused(String name, byte[] bytes, Reason reason) {
        assertTimeoutPreemptively(
                Duration.ofMinutes(1),
                () -> assertThatThrownBy(() -> documents.read(name, bytes))
                        .isInstanceOfSatisfying(UnreadableDocument.class, refused -> {
                            assertThat(refused.reason()).isEqualTo(reason);
                            assertThat(refused.message(Locale.CHINESE)).isNotBlank();
                        }));
    }

    private static byte[] workbook() throws IOException {
        try (var workbook = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            workbook.createSheet().createRow(0).createCell(0).setCellValue("部门：灯塔局");
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] encrypt(byte[] workbook) throws IOException, GeneralSecurityException {
        try (var container = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("灯塔");
            try (var file = OPCPackage.open(new ByteArrayInputStream(workbook));
                    var stream = encryptor.getDataStream(container)) {
                file.save(stream);
            } catch (org.apache.poi.openxml4j.exceptions.InvalidFormatException e) {
                throw new IOException(e);
            }
            container.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static Map<String, byte[]> parts(byte[] file) {
        return new LinkedHashMap<>(ZipArchive.unpack(file, new Budget(Limits.USUAL)));
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
