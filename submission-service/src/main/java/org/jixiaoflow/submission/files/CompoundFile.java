package org.jixiaoflow.submission.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.LittleEndian;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;

/** The container of Word and Excel up to 2003; since then it wraps encrypted files. */
final class CompoundFile {

    private static final Set<String> MACROS = Set.of("Macros", "_VBA_PROJECT_CUR", "VBA");

    /** Where the file says how large its sectors are, as a power of two, and in how many of them it lists all. */
    private static final int SECTOR = 0x1e;

    private static final int TABLES_OF_SECTORS = 0x2c;
    private static final int SPARE = 1 << 20;

    private CompoundFile() {}

    static Format format(byte[] bytes) {
        return open(bytes, container -> {
            var root = container.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                throw new UnreadableDocument(Reason.ENCRYPTED);
            }
            if (MACROS.stream().anyMatch(root::hasEntryCaseInsensitive)) {
                throw new UnreadableDocument(Reason.MACROS);
            }
            if (root.hasEntryCaseInsensitive("WordDocument")) {
                return Format.DOC;
            }
            if (root.hasEntryCaseInsensitive("Workbook") || root.hasEntryCaseInsensitive("Book")) {
                return Format.XLS;
            }
            throw new UnreadableDocument(Reason.UNSUPPORTED, "OLE");
        });
    }

    /** Something made of the container. */
    interface Use<T> {
        T of(POIFSFileSystem container) throws IOException;
    }

    /** What a broken file makes of the library is no fault of ours. */
    static <T> T open(byte[] bytes, Use<T> use) {
        try {
            requireAsLargeAsClaimed(bytes);
            try (var container = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
                return use.of(container);
            }
        } catch (UnreadableDocument refused) {
            throw refused;
        } catch (EncryptedDocumentException e) {
            throw new UnreadableDocument(e, Reason.ENCRYPTED);
        } catch (OldFileFormatException e) {
            throw new UnreadableDocument(e, Reason.UNSUPPORTED, "Word/Excel 95");
        } catch (IOException | RuntimeException e) {
            throw new UnreadableDocument(e, Reason.DAMAGED);
        }
    }

    /** The library takes memory for as many sectors as the file's beginning claims there are. */
    private static void requireAsLargeAsClaimed(byte[] bytes) {
        var sector = 1L << LittleEndian.getShort(bytes, SECTOR);
        var claimed = LittleEndian.getUInt(bytes, TABLES_OF_SECTORS) * (sector / 4) * sector;
        if (claimed > 2L * bytes.length + SPARE) {
            throw new UnreadableDocument(Reason.DAMAGED);
        }
    }
}
