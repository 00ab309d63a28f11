package org.jixiaoflow.submission.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;

/**
 * Unpacks the streams of a PDF once within the limits, before the library does so without: it takes whatever memory a stream asks for.
 * Packings that can't be measured so, one inside the other, are refused.
 */
final class PackedPdf {

    private static final byte[] START = "stream".getBytes(StandardCharsets.ISO_8859_1);
    private static final Pattern FILTERS = Pattern.compile("/Filter\\s*(\\[[^\\]]*\\]|/\\w+)");
    private static final Pattern FILTER = Pattern.compile("/(\\w+)");
    private static final Pattern PICTURE = Pattern.compile("/(DCTDecode|DCT|JPXDecode|CCITTFaxDecode|CCF|JBIG2Decode)");
    private static final Pattern FLATE = Pattern.compile("FlateDecode|Fl");
    private static final int HEADER = 2000;
    private static final long HARMLESS = 1 << 20;

    private PackedPdf() {}

    static void requireModest(byte[] pdf, Budget budget) {
        for (var at = next(pdf, 0); at >= 0; at = next(pdf, at + START.length)) {
            var isEnd = at >= 3 && pdf[at - 1] == 'd' && pdf[at - 2] == 'n' && pdf[at - 3] == 'e';
            if (!isEnd) {
                requireModest(pdf, dictionary(pdf, at), behindLine(pdf, at + START.length), budget);
            }
        }
    }

    private static void requireModest(byte[] pdf, String dictionary, int start, Budget budget) {
        var filters = FILTERS.matcher(dictionary);
        if (!filters.find() || PICTURE.matcher(filters.group(1)).find()) {
            return;
        }
        var names = FILTER.matcher(filters.group(1))
                .results()
                .map(name -> name.group(1))
                .toList();
        if (names.size() == 1 && FLATE.matcher(names.get(0)).matches()) {
            inflate(pdf, start, budget);
        } else if (!names.isEmpty()) {
            throw new UnreadableDocument(Reason.UNSUPPORTED, "PDF (" + String.join(", ", names) + ")");
        }
    }

    private static void inflate(byte[] pdf, int start, Budget budget) {
        var packed = new ByteArrayInputStream(pdf, start, pdf.length - start);
        var buffer = new byte[1 << 16];
        var size = 0L;
        try (var in = new InflaterInputStream(packed)) {
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                size += count;
                budget.unpack(count);
                var read = pdf.length - start - packed.available() + 1L;
                if (size > HARMLESS && size > read * budget.limits().ratio()) {
                    throw new UnreadableDocument(
                            Reason.PACKED_TOO_TIGHTLY,
                            "PDF",
                            String.valueOf(budget.limits().ratio()));
                }
            }
        } catch (IOException broken) {
            // What isn't packed soundly gives the library no more than was counted here.
            budget.unpack(0);
        }
    }

    /** The words before the stream, back to where its object begins. */
    private static String dictionary(byte[] pdf, int end) {
        var text = new String(pdf, Math.max(0, end - HEADER), Math.min(HEADER, end), StandardCharsets.ISO_8859_1);
        return text.substring(Math.max(0, text.lastIndexOf(" obj")));
    }

    private static int behindLine(byte[] pdf, int at) {
        var next = at;
        while (next < pdf.length && (pdf[next] == '\r' || pdf[next] == '\n' || pdf[next] == ' ')) {
            next++;
        }
        return next;
    }

    private static int next(byte[] pdf, int from) {
        for (var at = from; at + START.length <= pdf.length; at++) {
            var matches = 0;
            while (matches < START.length && pdf[at + matches] == START[matches]) {
                matches++;
            }
            if (matches == START.length) {
                return at;
            }
        }
        return -1;
    }
}
