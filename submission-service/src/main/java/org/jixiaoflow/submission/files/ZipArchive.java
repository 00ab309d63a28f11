package org.jixiaoflow.submission.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;

/**
 * What is packed in a ZIP, unpacked in memory and never further than the limits: sizes are counted, not believed. Java's own stream doesn't
 * read what programs write that stream a workbook.
 */
final class ZipArchive {

    /** Names without a mark of their encoding are what Chinese Windows writes. */
    private static final String NAMES = "GB18030";

    /** What is smaller may be packed as tightly as it likes. */
    private static final long HARMLESS = 1 << 20;

    private static final byte[] END = {'P', 'K', 5, 6};
    private static final int LONGEST_END = 22 + 0xffff;

    private ZipArchive() {}

    static Map<String, byte[]> unpack(byte[] zip, Budget budget) {
        requireEnd(zip);
        var entries = new LinkedHashMap<String, byte[]>();
        var counted = new Counted(zip);
        var count = 0;
        try (var in = new ZipArchiveInputStream(counted, NAMES, true)) {
            for (var entry = in.getNextEntry(); entry != null; ) {
                Budget.within(++count, budget.limits().entries(), Reason.TOO_MANY_ENTRIES);
                if (entry.getGeneralPurposeBit().usesEncryption()) {
                    throw new UnreadableDocument(Reason.ENCRYPTED);
                }
                if (!in.canReadEntryData(entry)) {
                    throw new UnreadableDocument(Reason.DAMAGED);
                }
                var content = content(in, entry, counted, budget);
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), content);
                }
                // The checksum may stand behind the content.
                var next = in.getNextEntry();
                requireIntact(entry, content);
                entry = next;
            }
            return entries;
        } catch (UnreadableDocument refused) {
            throw refused;
        } catch (IOException | RuntimeException e) {
            throw new UnreadableDocument(e, Reason.DAMAGED);
        }
    }

    private static byte[] content(ZipArchiveInputStream in, ZipArchiveEntry entry, Counted zipArchive, Budget budget)
            throws IOException {
        var content = new ByteArrayOutputStream();
        var buffer = new byte[1 << 16];
        var ratio = budget.limits().ratio();
        var start = zipArchive.position();
        for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            content.write(buffer, 0, count);
            var size = content.size();
            // What was read ahead counts as packed, in favour of small parts.
            if (size > HARMLESS && size > (zipArchive.position() - start + 1L) * ratio) {
                throw new UnreadableDocument(Reason.PACKED_TOO_TIGHTLY, entry.getName(), String.valueOf(ratio));
            }
            budget.unpack(count);
        }
        return content.toByteArray();
    }

    private static void requireIntact(ZipArchiveEntry entry, byte[] content) {
        var checksum = new CRC32();
        checksum.update(content);
        if (entry.getCrc() != checksum.getValue()) {
            throw new UnreadableDocument(Reason.DAMAGED);
        }
    }

    /** A ZIP ends in its directory; where that is missing, more may be. */
    private static void requireEnd(byte[] zip) {
        for (var at = zip.length - END.length; at >= Math.max(0, zip.length - LONGEST_END); at--) {
            if (zip[at] == END[0] && zip[at + 1] == END[1] && zip[at + 2] == END[2] && zip[at + 3] == END[3]) {
                return;
            }
        }
        throw new UnreadableDocument(Reason.DAMAGED);
    }

    /** Knows how far it was read. */
    private static final class Counted extends ByteArrayInputStream {

        Counted(byte[] bytes) {
            super(bytes);
        }

        int position() {
            return pos;
        }
    }
}
