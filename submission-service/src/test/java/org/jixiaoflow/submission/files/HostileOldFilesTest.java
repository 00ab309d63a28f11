package org.jixiaoflow.submission.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jixiaoflow.submission.documents.PrintedForm;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file of Word or Excel up to 2003")
class HostileOldFilesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String DOC = "three-forms.doc";
    private static final String XLS = "three-forms.xls";

    /** Where a .doc says where things are: an offset in its main stream, for each of them. */
    private static final int SECTIONS = 0xca;

    private static final int LOOKS = 0xfa;
    private static final int TEXT = 0x01a2;

    private final Documents documents = new Documents(Limits.USUAL);

    @ParameterizedTest
    @ValueSource(strings = {DOC, XLS})
    @DisplayName("reads to the same forms as one of today, merged cells and all")
    void same(String file) {
        var today = read("three-forms.docx", file("three-forms.docx"));

        var read = read(file, file(file));

        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("notes", "printedText", "firstLine", "indicators.line")
                .isEqualTo(today);
    }

    @ParameterizedTest
    @CsvSource({"three-forms.doc, forms.xls", "three-forms.xls, forms.doc", "three-forms.xls, forms.xlsx"})
    @DisplayName("is read as what it is under another's name")
    void misnamed(String file, String name) {
        var read = read(name, file(file));

        assertThat(read).hasSize(3);
        assertThat(read.get(0).notes())
                .anySatisfy(note -> assertThat(note.message(Locale.ENGLISH)).startsWith("the file is named ."));
    }

    @ParameterizedTest
    @ValueSource(strings = {DOC, XLS})
    @DisplayName("that is cut off anywhere says so")
    void truncated(String file) {
        var whole = file(file);
        for (var tenth = 1; tenth < 8; tenth++) {
            assertRefused(file, Arrays.copyOf(whole, whole.length * tenth / 10), Reason.DAMAGED);
        }
    }

    @Test
    @DisplayName("whose sectors go round in circles says it is damaged")
    void loop() {
        for (var file : List.of(DOC, XLS)) {
            var bytes = ByteBuffer.wrap(file(file)).order(ByteOrder.LITTLE_ENDIAN);
            var allocation = 512 * (bytes.getInt(0x4c) + 1);
            for (var sector = 0; sector < 128; sector++) {
                bytes.putInt(allocation + 4 * sector, bytes.getInt(allocation + 4 * sector) < 0 ? -1 : sector);
            }
            assertRefused(file, bytes.array(), Reason.DAMAGED);
        }
    }

    @Test
    @DisplayName("that claims to have more sectors than bytes gets no memory for them")
    void claimedSectors() {
        var bytes = ByteBuffer.wrap(file(DOC)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(0x2c, 3000);

        assertRefused(DOC, bytes.array(), Reason.DAMAGED);
    }

    @Test
    @DisplayName("with macros isn't read")
    void macros() {
        assertRefused("macros.doc", container(DOC, root -> root.createDirectory("Macros")), Reason.MACROS);
        assertRefused("macros.xls", container(XLS, root -> root.createDirectory("_VBA_PROJECT_CUR")), Reason.MACROS);
        assertRefused("macros.xls", workbook(sheet(0x0040)), Reason.MACROS);
    }

    @Test
    @DisplayName("that refers to another workbook isn't read")
    void external() {
        var book = record(
                0x01ae,
                buffer(15).putShort((short) 0).putShort((short) 9).put((byte) 0).put("other.xls".getBytes(US_ASCII)));

        assertRefused("linked.xls", workbook(book, sheet(0x0010)), Reason.EXTERNAL);
    }

    @Test
    @DisplayName("that is encrypted says so; what is only protected from changes is read")
    void encrypted() throws IOException {
        assertRefused("secret.doc", main(main -> main.put(0x0b, (byte) (main.get(0x0b) | 1))), Reason.ENCRYPTED);
        assertRefused("secret.xls", encrypted("灯塔"), Reason.ENCRYPTED);
        assertThat(read("protected.xls", encrypted("VelvetSweatshop"))).hasSize(3);
    }

    @Test
    @DisplayName("from before 1997 says so")
    void ancient() {
        assertRefused("95.doc", main(main -> main.putShort(2, (short) 104)), Reason.UNSUPPORTED);
    }

    @Test
    @DisplayName("with a sheet of blank cells up to the limit is as empty as it looks")
    void blankSheet() {
        var rows = new byte[30_000][];
        for (var row = 0; row < rows.length; row++) {
            rows[row] = record(0x00be, buffer(518).putShort((short) row).putShort(516, (short) 255));
        }

        assertRefused("blank.xls", workbook(sheet(0x0010, rows)), Reason.EMPTY);
    }

    @Test
    @DisplayName("with a cell in the last row or column of 65,536 × 256 is left at the limit")
    void wide() {
        assertRefused("tall.xls", workbook(sheet(0x0010, number(65_535, 0))), Reason.TOO_MANY_ROWS);
        assertRefused("wide.xls", workbook(sheet(0x0010, number(0, 255))), Reason.TOO_MANY_COLUMNS);
    }

    @Test
    @DisplayName("that promises two thousand million texts isn't believed, nor a record longer than records are")
    void promises() {
        var texts = record(0x00fc, buffer(8).putInt(1).putInt(Integer.MAX_VALUE));
        var few = record(0x00fc, buffer(8).putInt(1).putInt(400_000));

        assertRefused("texts.xls", workbook(texts, sheet(0x0010)), Reason.TOO_MANY_CELLS);
        assertRefused("texts.xls", workbook(few, sheet(0x0010)), Reason.EMPTY);
        assertRefused("long.xls", workbook(sheet(0x0010, record(0x0203, buffer(9000)))), Reason.DAMAGED);
    }

    @Test
    @DisplayName("that merges the same cells over and over is left at the limit")
    void merges() {
        var cells = new byte[1100][];
        for (var row = 0; row < 1000; row++) {
            cells[row] = number(row, 0);
        }
        for (var count = 1000; count < cells.length; count++) {
            var ranges = buffer(2 + 8 * 1000).putShort((short) 1000);
            for (var range = 0; range < 1000; range++) {
                ranges.putShort((short) 0).putShort((short) 999).putInt(0);
            }
            cells[count] = record(0x00e5, ranges);
        }

        assertRefused("merges.xls", workbook(sheet(0x0010, cells)), Reason.TOO_MANY_CELLS);
    }

    @Test
    @DisplayName("whose text is the same megabytes again and again isn't unfolded")
    void pieces() {
        assertRefused("pieces.doc", text(1000, 1 << 20), Reason.TOO_MUCH_TEXT);
        assertRefused("pieces.doc", text(1000, 1000), Reason.DAMAGED);
    }

    @Test
    @DisplayName("of nothing but ends of paragraphs is left at the limit")
    void paragraphs() {
        assertRefused("ends.doc", text(1, 600_000), Reason.TOO_MANY_CELLS);
    }

    @Test
    @DisplayName("whose looks or sections are the same ones again and again is damaged, or too large")
    void looks() {
        var looks = list(100_000, 4, entry -> entry.putInt(entry.position(), 1));
        assertRefused("looks.doc", pointing(LOOKS, looks), Reason.DAMAGED);

        // Their size is taken from the text's first letters.
        var sections = list(50_000, 12, entry -> entry.putInt(entry.position() + 2, 2048));
        assertRefused("sections.doc", pointing(SECTIONS, sections), Reason.UNPACKS_TOO_LARGE);
    }

    @Test
    @DisplayName("whose parts each claim to be the whole file is too large")
    void parts() {
        var bytes = streams(DOC, (name, stream) -> {
            if (name.equals("1Table")) {
                return Arrays.copyOf(stream, 4 << 20);
            }
            var main = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN);
            for (var pair = 40; name.equals("WordDocument") && pair < 93; pair++) {
                main.putInt(0x9a + 8 * pair, 0).putInt(0x9a + 8 * pair + 4, 4 << 20);
            }
            return stream;
        });

        assertRefused("parts.doc", bytes, Reason.UNPACKS_TOO_LARGE);
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        var values = Arbitraries.of(-1, 0, 1, 0x7fff, 0x10000, 100_000_000, Integer.MAX_VALUE, 0x55);
        return Arbitraries.of(DOC, XLS).flatMap(file -> {
            var whole = file(file);
            var places = Arbitraries.integers().between(0, whole.length / 2 - 2);
            var change = Combinators.combine(places, values).as((place, value) -> new int[] {2 * place, value});
            return change.list().ofMinSize(1).ofMaxSize(20).map(changes -> {
                var bytes = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
                changes.forEach(changed -> bytes.putInt(changed[0], changed[1]));
                return bytes.array();
            });
        });
    }

    @Property(tries = 300)
    @Label("that was changed anywhere is read or refused, never anything else")
    void changed(@ForAll("damaged") byte[] bytes) {
        assertTimeoutPreemptively(PATIENCE, () -> {
            try {
                assertThat(documents.read("changed", bytes)).isNotEmpty();
            } catch (UnreadableDocument refused) {
                assertThat(refused.message(Locale.CHINESE)).isNotBlank();
                assertThat(refused.getCause() instanceof Error).isFalse();
            }
        });
    }

    private List<PrintedForm> read(String name, byte[] bytes) {
        return documents.read(name, bytes).get(0).forms();
    }

    private void assertRefused(String name, byte[] bytes, Reason reason) {
        assertTimeoutPreemptively(
                PATIENCE,
                () -> assertThatThrownBy(() -> documents.read(name, bytes))
                        .isInstanceOfSatisfying(UnreadableDocument.class, refused -> {
                            assertThat(refused.reason()).isEqualTo(reason);
                            assertThat(refused.message(Locale.CHINESE)).isNotBlank();
                            assertThat(refused.getCause() instanceof Error).isFalse();
                        }));
    }

    private static byte[] file(String name) {
        try (var in = Objects.requireNonNull(HostileOldFilesTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The .doc with so many pieces of text on the same bytes, which are nothing but ends of paragraphs. */
    private static byte[] text(int pieces, int length) {
        var list = buffer(5 + 4 * (pieces + 1) + 8 * pieces).put((byte) 2).putInt(4 * (pieces + 1) + 8 * pieces);
        for (var piece = 0; piece <= pieces; piece++) {
            list.putInt(piece * length);
        }
        var start = 1 << 16;
        for (var piece = 0; piece < pieces; piece++) {
            list.putShort((short) 0).putInt(1 << 30 | 2 * start).putShort((short) 0);
        }
        return streams(pointing(TEXT, list), (name, stream) -> {
            if (name.equals("WordDocument")) {
                var longer = Arrays.copyOf(stream, start + length);
                Arrays.fill(longer, start, longer.length, (byte) '\r');
                return longer;
            }
            return stream;
        });
    }

    /** A list as a .doc has them: places in the text, then what is said of each. */
    private static ByteBuffer list(int count, int item, Consumer<ByteBuffer> fill) {
        var list = buffer(4 * (count + 1) + item * count).position(4 * (count + 1));
        for (; list.hasRemaining(); list.position(list.position() + item)) {
            fill.accept(list);
        }
        return list;
    }

    /** The .doc with another list at one of its places. */
    private static byte[] pointing(int place, ByteBuffer list) {
        var bytes = new byte[list.capacity()];
        list.rewind().get(bytes);
        return pointing(file(DOC), place, bytes);
    }

    private static byte[] pointing(byte[] doc, int place, byte[] list) {
        var size = new int[1];
        var longer = streams(doc, (name, stream) -> {
            if (name.equals("1Table")) {
                size[0] = stream.length;
                var table = Arrays.copyOf(stream, stream.length + list.length);
                System.arraycopy(list, 0, table, stream.length, list.length);
                return table;
            }
            return stream;
        });
        return streams(longer, (name, stream) -> {
            if (name.equals("WordDocument")) {
                ByteBuffer.wrap(stream)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(place, size[0])
                        .putInt(place + 4, list.length);
            }
            return stream;
        });
    }

    private static byte[] main(Consumer<ByteBuffer> change) {
        return streams(DOC, (name, stream) -> {
            if (name.equals("WordDocument")) {
                change.accept(ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN));
            }
            return stream;
        });
    }

    /** What becomes of a stream of the container. */
    private interface Change {
        byte[] of(String name, byte[] stream);
    }

    private static byte[] streams(String file, Change change) {
        return streams(file(file), change);
    }

    private static byte[] streams(byte[] file, Change change) {
        try (var container = new POIFSFileSystem(new ByteArrayInputStream(file));
                var changed = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            for (var name : container.getRoot().getEntryNames()) {
                try (var stream = container.getRoot().createDocumentInputStream(name)) {
                    changed.createDocument(new ByteArrayInputStream(change.of(name, stream.readAllBytes())), name);
                }
            }
            changed.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Addition {
        void to(POIFSFileSystem container) throws IOException;
    }

    private static byte[] container(String file, Addition addition) {
        try (var container = new POIFSFileSystem(new ByteArrayInputStream(file(file)));
                var out = new ByteArrayOutputStream()) {
            addition.to(container);
            container.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encrypted(String password) throws IOException {
        Biff8EncryptionKey.setCurrentUserPassword(password);
        try (var workbook = new HSSFWorkbook(new ByteArrayInputStream(file(XLS)));
                var out = new ByteArrayOutputStream()) {
            workbook.write(out);
            return out.toByteArray();
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
    }

    /** An .xls of records, in whose own ones a single sheet is promised. */
    private static byte[] workbook(byte[]... records) {
        var stream = new ByteArrayOutputStream();
        stream.writeBytes(begin(0x0005));
        stream.writeBytes(record(0x0085, buffer(10)));
        stream.writeBytes(record(0x00e0, buffer(20)));
        var sheet = records[records.length - 1];
        Arrays.stream(records).limit(records.length - 1L).forEach(stream::writeBytes);
        stream.writeBytes(record(0x000a, buffer(0)));
        stream.writeBytes(sheet);
        try (var container = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            container.createDocument(new ByteArrayInputStream(stream.toByteArray()), "Workbook");
            container.writeFilesystem(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] sheet(int type, byte[]... records) {
        var sheet = new ByteArrayOutputStream();
        sheet.writeBytes(begin(type));
        Arrays.stream(records).forEach(sheet::writeBytes);
        sheet.writeBytes(record(0x000a, buffer(0)));
        return sheet.toByteArray();
    }

    private static byte[] begin(int type) {
        return record(0x0809, buffer(16).putShort((short) 0x0600).putShort((short) type));
    }

    private static byte[] number(int row, int column) {
        return record(
                0x0203,
                buffer(14)
                        .putShort((short) row)
                        .putShort((short) column)
                        .putShort((short) 0)
                        .putDouble(7));
    }

    private static byte[] record(int kind, ByteBuffer content) {
        return buffer(4 + content.capacity())
                .putShort((short) kind)
                .putShort((short) content.capacity())
                .put(content.rewind())
                .array();
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
