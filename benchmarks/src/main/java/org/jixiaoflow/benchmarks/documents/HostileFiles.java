package org.jixiaoflow.benchmarks.documents;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Files that somebody could upload to hurt the service, by name. */
final class HostileFiles {

    private static final int MEGA = 1 << 20;
    private static final int SEED = 7;
    private static final String HEAD = """
            部门：灯塔局
            \t一级指标\t二级指标\t三级指标\t指标性质\t指标方向性\t目标值\t计量单位\t备注
            """;

    private HostileFiles() {}

    /** Makes a file; only when it is needed, as some are large. */
    interface Maker {
        byte[] make() throws IOException;
    }

    static Map<String, Maker> all() {
        var files = new LinkedHashMap<String, Maker>();
        files.put("200-MB-of-zeros.zip", () -> zip(Map.of("a.txt", new byte[200 * MEGA])));
        files.put("sheet-of-100-MB.xlsx", () -> with("xl/worksheets/sheet1.xml", digits(100 * MEGA)));
        files.put(
                "billion-laughs.xlsx",
                () -> with(
                        "xl/sharedStrings.xml",
                        "<?xml version='1.0'?><!DOCTYPE l [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'>]><sst>&b;</sst>"
                                .getBytes(UTF_8)));
        files.put("macros.xlsm", () -> with("xl/vbaProject.bin", new byte[] {1}));
        files.put(
                "reference-to-etc-passwd.xlsx",
                () -> with(
                        "xl/_rels/linked.xml.rels",
                        "<Relationships><Relationship Type='x/externalLinkPath' TargetMode='External' Target='file:///etc/passwd'/></Relationships>"
                                .getBytes(UTF_8)));
        files.put("pdf.docx", () -> "%PDF-1.7".getBytes(UTF_8));
        files.put("cut-in-half.xlsx", () -> Arrays.copyOf(workbook(), workbook().length / 2));
        files.put("encrypted.xlsx", HostileFiles::encrypted);
        files.put("empty.docx", () -> new byte[0]);
        files.put("scan-of-15-MB.docx", HostileFiles::scan);
        files.put("17-MB-of-anything.txt", () -> noise(17 * MEGA));
        files.put("100000-files.zip", HostileFiles::manyFiles);
        files.put("seven-archives-deep.zip", HostileFiles::nested);
        files.put("60000-rows.xlsx", () -> sheet(60_000, 1));
        files.put("merged-50000-times.xlsx", HostileFiles::merged);
        files.put("lines-of-blanks.txt", () -> (HEAD + " \r\n".repeat(2_600_000)).getBytes(UTF_8));
        files.put("empty-objects.json", () -> ("[" + "{},".repeat(2_600_000) + "{}]").getBytes(UTF_8));
        files.put("blanks-in-a-cell.csv", () -> ("一级指标,点" + " ".repeat(2_500_000) + "灯\n").getBytes(UTF_8));
        files.put("490000-cells.xlsx", () -> sheet(4_900, 100));
        files.put(
                "45000-equal-indicators.txt",
                () -> (HEAD + "\t产出指标\t数量指标\t点灯次数\t大于等于\t正向\t5\t次\t\n".repeat(45_000)).getBytes(UTF_8));
        files.put("target-of-two-million-digits.txt", () -> row("9".repeat(2_000_000), "次"));
        files.put("unit-of-two-million-万.txt", () -> row("5", "万".repeat(2_000_000)));
        pages(files);
        oldFiles(files);
        return files;
    }

    private static void pages(Map<String, Maker> files) {
        files.put("100-MB-in-a-stream.pdf", () -> pdf(new byte[100 * MEGA]));
        files.put("200000-lines-on-a-page.pdf", () -> pdf(lines(200_000)));
        files.put("two-million-cells.html", () -> ("<table><tr>" + "<td>点".repeat(1_900_000)).getBytes(UTF_8));
        files.put(
                "cell-over-a-million-rows.html",
                () -> ("<table><tr><td rowspan=1000000 colspan=1000>部门</td></tr>"
                                + "<tr><td>点</td></tr>".repeat(50_000))
                        .getBytes(UTF_8));
        files.put(
                "tables-50000-deep.html", () -> "<table><tr><td>".repeat(50_000).getBytes(UTF_8));
    }

    private static byte[] lines(int count) {
        var random = new Random(SEED);
        var drawn = new StringBuilder();
        for (var index = 0; index < count; index++) {
            drawn.append(random.nextInt(600))
                    .append(" 0 m ")
                    .append(random.nextInt(600))
                    .append(" 800 l S\n");
        }
        return drawn.toString().getBytes(UTF_8);
    }

    /** One page that draws the content. */
    private static byte[] pdf(byte[] content) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write(content);
        }
        var file = new ByteArrayOutputStream();
        file.write(("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        + "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n"
                        + "4 0 obj<</Filter/FlateDecode/Length " + packed.size() + ">>stream\n")
                .getBytes(UTF_8));
        packed.writeTo(file);
        file.write("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(UTF_8));
        return file.toByteArray();
    }

    private static void oldFiles(Map<String, Maker> files) {
        files.put("31000-rows-of-256-blanks.xls", () -> oldSheet(31_000, blanks(256)));
        files.put("450000-cells.xls", () -> oldSheet(4_500, numbers(100)));
        files.put("promises-two-thousand-million-texts.xls", () -> oldSheet(0, new byte[0], texts()));
        files.put("eight-million-paragraphs.doc", () -> oldText(1, 7_900_000));
        files.put("the-same-megabyte-1000-times.doc", () -> oldText(1000, MEGA));
        files.put("claims-3000-tables-of-sectors.doc", () -> {
            var file = ByteBuffer.wrap(oldText(1, 10)).order(ByteOrder.LITTLE_ENDIAN);
            return file.putInt(0x2c, 3000).array();
        });
        files.put("macros.doc", () -> {
            try (var container = new POIFSFileSystem(new ByteArrayInputStream(oldText(1, 10)))) {
                container.createDirectory("Macros");
                return bytes(container::writeFilesystem);
            }
        });
    }

    private static byte[] row(String target, String unit) {
        return (HEAD + "\t产出指标\t数量指标\t点灯次数\t大于等于\t正向\t%s\t%s\t\n".formatted(target, unit)).getBytes(UTF_8);
    }

    /** Packs some 20 times, as sheets do. */
    private static byte[] digits(int size) {
        var random = new Random(SEED);
        var digits = new byte[size];
        for (var at = 0; at < size; at++) {
            digits[at] = (byte) ('0' + (at % 64 < 4 ? random.nextInt(10) : at % 10));
        }
        return digits;
    }

    private static byte[] noise(int size) {
        var noise = new byte[size];
        new Random(SEED).nextBytes(noise);
        return noise;
    }

    private static byte[] workbook() throws IOException {
        try (var workbook = new XSSFWorkbook()) {
            workbook.createSheet().createRow(0).createCell(0).setCellValue("部门：灯塔局");
            return bytes(workbook::write);
        }
    }

    /** A workbook with one more part, or another in its place. */
    private static byte[] with(String name, byte[] part) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(workbook()))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        parts.put(name, part);
        return zip(parts);
    }

    private static byte[] sheet(int rows, int columns) throws IOException {
        try (var workbook = new SXSSFWorkbook()) {
            var sheet = workbook.createSheet();
            for (var row = 0; row < rows; row++) {
                var cells = sheet.createRow(row);
                for (var column = 0; column < columns; column++) {
                    cells.createCell(column).setCellValue(row % 97 + column);
                }
            }
            return bytes(workbook::write);
        }
    }

    private static byte[] merged() throws IOException {
        var rows = new StringBuilder(
                "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>");
        for (var row = 1; row <= 50_000; row++) {
            rows.append("<row r='%1$d'><c r='A%1$d'><v>%1$d</v></c></row>".formatted(row));
        }
        rows.append("</sheetData><mergeCells>")
                .append("<mergeCell ref='A1:A50000'/>".repeat(50_000))
                .append("</mergeCells></worksheet>");
        return with("xl/worksheets/sheet1.xml", rows.toString().getBytes(UTF_8));
    }

    private static byte[] encrypted() throws IOException {
        try (var container = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.standard).getEncryptor();
            encryptor.confirmPassword("灯塔");
            try (var file = OPCPackage.open(new ByteArrayInputStream(workbook()));
                    var stream = encryptor.getDataStream(container)) {
                file.save(stream);
            }
            return bytes(container::writeFilesystem);
        } catch (GeneralSecurityException | InvalidFormatException e) {
            throw new IOException(e);
        }
    }

    private static byte[] scan() throws IOException {
        try (var scan = new XWPFDocument()) {
            scan.createParagraph()
                    .createRun()
                    .addPicture(
                            new ByteArrayInputStream(noise(15 * MEGA)),
                            PictureType.PNG,
                            "scan.png",
                            Units.toEMU(9),
                            Units.toEMU(9));
            return bytes(scan::write);
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
    }

    private static byte[] manyFiles() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (var number = 0; number < 100_000; number++) {
            files.put(number + ".txt", new byte[0]);
        }
        return zip(files);
    }

    private static byte[] nested() throws IOException {
        var archive = zip(Map.of("a.txt", HEAD.getBytes(UTF_8)));
        for (var depth = 1; depth < 7; depth++) {
            archive = zip(Map.of("inner.zip", archive));
        }
        return archive;
    }

    private static byte[] zip(Map<String, byte[]> parts) throws IOException {
        return bytes(bytes -> {
            try (var out = new ZipOutputStream(bytes)) {
                for (var part : parts.entrySet()) {
                    out.putNextEntry(new ZipEntry(part.getKey()));
                    out.write(part.getValue());
                    out.closeEntry();
                }
            }
        });
    }

    /** An .xls by hand: its own records, then as many rows, whose number is put where the record says it. */
    private static byte[] oldSheet(int rows, byte[] row, byte[]... records) throws IOException {
        var stream = new ByteArrayOutputStream();
        stream.writeBytes(record(0x0809, buffer(16).putShort((short) 0x0600).putShort((short) 0x0005)));
        stream.writeBytes(record(0x0085, buffer(10)));
        stream.writeBytes(record(0x00e0, buffer(20)));
        Arrays.stream(records).forEach(stream::writeBytes);
        stream.writeBytes(record(0x000a, buffer(0)));
        stream.writeBytes(record(0x0809, buffer(16).putShort((short) 0x0600).putShort((short) 0x0010)));
        for (var number = 0; number < rows; number++) {
            stream.writeBytes(ByteBuffer.wrap(row.clone())
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putShort(4, (short) number)
                    .array());
        }
        stream.writeBytes(record(0x000a, buffer(0)));
        return container(Map.of("Workbook", stream.toByteArray()));
    }

    private static byte[] blanks(int columns) {
        return record(0x00be, buffer(6 + 2 * columns).putShort(4 + 2 * columns, (short) (columns - 1)));
    }

    private static byte[] numbers(int columns) {
        var cells = buffer(6 + 6 * columns).putShort(4 + 6 * columns, (short) (columns - 1));
        for (var column = 0; column < columns; column++) {
            cells.putInt(6 + 6 * column, column << 2 | 2);
        }
        return record(0x00bd, cells);
    }

    private static byte[] texts() {
        return record(0x00fc, buffer(8).putInt(1).putInt(Integer.MAX_VALUE));
    }

    /** A .doc by hand, as far as it is looked at: pieces of text that all lie on the same ends of paragraphs. */
    private static byte[] oldText(int pieces, int length) throws IOException {
        var begin = 2048;
        var main = buffer(begin + length);
        main.put(begin, "\r".repeat(length).getBytes(US_ASCII));
        main.putShort(0, (short) 0xa5ec).putShort(2, (short) 0x00c1);
        var size = 4 * (pieces + 1) + 8 * pieces;
        main.putInt(0x01a2, 0).putInt(0x01a6, 5 + size);
        var table = buffer(5 + size).put((byte) 2).putInt(size);
        for (var piece = 0; piece <= pieces; piece++) {
            table.putInt(piece * length);
        }
        for (var piece = 0; piece < pieces; piece++) {
            table.putShort((short) 0).putInt(1 << 30 | 2 * begin).putShort((short) 0);
        }
        return container(Map.of("WordDocument", array(main), "0Table", array(table)));
    }

    private static byte[] container(Map<String, byte[]> streams) throws IOException {
        try (var container = new POIFSFileSystem()) {
            for (var stream : streams.entrySet()) {
                container.createDocument(new ByteArrayInputStream(stream.getValue()), stream.getKey());
            }
            return bytes(container::writeFilesystem);
        }
    }

    private static byte[] record(int kind, ByteBuffer content) {
        return array(buffer(4 + content.capacity())
                .putShort((short) kind)
                .putShort((short) content.capacity())
                .put(array(content)));
    }

    private static byte[] array(ByteBuffer buffer) {
        var bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Something that writes itself. */
    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) throws IOException {
        var out = new ByteArrayOutputStream();
        writing.to(out);
        return out.toByteArray();
    }
}
