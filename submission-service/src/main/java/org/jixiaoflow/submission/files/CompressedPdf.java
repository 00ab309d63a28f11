package org.jixiaoflow.submission.files;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.filter.FilterFactory;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;

/**
 * Unpacks the streams of a PDF once within the limits, before the library does so without: it takes whatever memory a stream asks for.
 * Packings that can't be measured so, one inside the other, are refused, save where the outer one only spells bytes as letters.
 */
final class CompressedPdf {

    private static final byte[] START = "stream".getBytes(StandardCharsets.ISO_8859_1);
    private static final Pattern FILTERS = Pattern.compile("/Filter\\s*(\\[[^\\]]*\\]|/\\w+)");
    /** A packing that is named in another object. */
    private static final Pattern ELSEWHERE = Pattern.compile("/Filter\\s+\\d+\\s+\\d+\\s+R");

    private static final Pattern REFERENCE = Pattern.compile("\\d\\s+R");
    private static final Pattern FILTER = Pattern.compile("/(\\w+)");
    private static final Pattern PICTURE = Pattern.compile("/(DCTDecode|DCT|JPXDecode|CCITTFaxDecode|CCF|JBIG2Decode)");
    private static final Pattern SPELLING = Pattern.compile("ASCII85Decode|A85|ASCIIHexDecode|AHx");
    private static final Pattern LZW = Pattern.compile("LZWDecode|LZW");
    private static final Pattern SETTINGS = Pattern.compile("/EarlyChange|/(DecodeParms|DP)\\s*\\[?\\s*\\d");
    private static final Pattern FLATE = Pattern.compile("FlateDecode|Fl");
    private static final Pattern HEX = Pattern.compile("ASCIIHexDecode|AHx");
    private static final int HEXADECIMAL = 16;
    private static final String OBJECT = " obj";
    private static final int HEADER = 2000;
    private static final int LONG_HEADER = 1 << 18;
    private static final long HARMLESS = 1 << 20;

    private CompressedPdf() {}

    static void requireModest(byte[] pdf, Budget budget) {
        for (var at = next(pdf, 0); at >= 0; at = next(pdf, at + START.length)) {
            if (!isEnd(pdf, at)) {
                requireModest(pdf, dictionary(pdf, at), behindLine(pdf, at + START.length), budget);
            }
        }
    }

    private static void requireModest(byte[] pdf, String dictionary, int start, Budget budget) {
        var filters = FILTERS.matcher(dictionary);
        if (!filters.find()) {
            if (ELSEWHERE.matcher(dictionary).find()) {
                throw new UnreadableDocument(Reason.UNSUPPORTED, "PDF (/Filter)");
            }
            return;
        }
        if (PICTURE.matcher(filters.group(1)).find()) {
            return;
        }
        var names = FILTER.matcher(filters.group(1))
                .results()
                .map(name -> name.group(1))
                .toList();
        if (names.isEmpty()) {
            if (REFERENCE.matcher(filters.group(1)).find()) {
                throw new UnreadableDocument(Reason.UNSUPPORTED, "PDF (/Filter)");
            }
            return;
        }
        var spelled = names.size() == 2 && SPELLING.matcher(names.get(0)).matches();
        if ((names.size() > 1 && !spelled) || !isMeasured(names, dictionary)) {
            throw new UnreadableDocument(Reason.UNSUPPORTED, "PDF (" + String.join(", ", names) + ")");
        }
        try {
            if (spelled) {
                var bytes = new ByteArrayOutputStream();
                unpack(pdf, start, names.get(0), bytes, budget);
                unpack(bytes.toByteArray(), 0, names.get(1), OutputStream.nullOutputStream(), budget);
            } else {
                unpack(pdf, start, names.get(0), OutputStream.nullOutputStream(), budget);
            }
        } catch (IOException broken) {
            // What isn't packed soundly gives the library no more than was counted here.
            budget.unpack(0);
        }
    }

    /** Packings whose settings change how much comes out are taken as usual ones only. */
    private static boolean isMeasured(List<String> names, String dictionary) {
        var last = names.get(names.size() - 1);
        return FLATE.matcher(last).matches()
                || SPELLING.matcher(last).matches()
                || (LZW.matcher(last).matches() && !SETTINGS.matcher(dictionary).find());
    }

    private static void unpack(byte[] packed, int start, String filter, OutputStream out, Budget budget)
            throws IOException {
        if (FLATE.matcher(filter).matches()) {
            inflate(packed, start, budget);
            return;
        }
        if (HEX.matcher(filter).matches()) {
            spell(packed, start, out, budget);
            return;
        }
        var in = new ByteArrayInputStream(packed, start, packed.length - start);
        var size = new long[1];
        try (var counted = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                write(new byte[] {(byte) value}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                size[0] += count;
                count(size[0], count, packed.length - start - in.available() + 1L, budget);
                out.write(bytes, from, count);
            }
        }) {
            FilterFactory.INSTANCE.getFilter(filter).decode(in, counted, new COSDictionary(), 0);
        }
    }

    /** The library tells the log of each letter that is no digit, so there must be none up to the stream's end. */
    private static void spell(byte[] packed, int start, OutputStream out, Budget budget) throws IOException {
        var first = -1;
        var end = end(packed, start);
        for (var at = start; at < end && packed[at] != '>'; at++) {
            var digit = Character.digit(packed[at], HEXADECIMAL);
            if (digit < 0 && !Character.isWhitespace(packed[at]) && packed[at] != 0) {
                throw new UnreadableDocument(Reason.DAMAGED);
            }
            if (digit >= 0 && first >= 0) {
                budget.unpack(1);
                out.write(first * HEXADECIMAL + digit);
                first = -1;
            } else if (digit >= 0) {
                first = digit;
            }
        }
    }

    /** Where {@code endstream} is written; the end of the bytes if it isn't. */
    private static int end(byte[] pdf, int from) {
        for (var at = next(pdf, from); at >= 0; at = next(pdf, at + START.length)) {
            if (isEnd(pdf, at)) {
                return at - "end".length();
            }
        }
        return pdf.length;
    }

    private static boolean isEnd(byte[] pdf, int at) {
        return at >= 3 && pdf[at - 1] == 'd' && pdf[at - 2] == 'n' && pdf[at - 3] == 'e';
    }

    private static void count(long size, int more, long read, Budget budget) {
        budget.unpack(more);
        if (size > HARMLESS && size > read * budget.limits().ratio()) {
            throw new UnreadableDocument(
                    Reason.PACKED_TOO_TIGHTLY,
                    "PDF",
                    String.valueOf(budget.limits().ratio()));
        }
    }

    private static void inflate(byte[] pdf, int start, Budget budget) throws IOException {
        var packed = new ByteArrayInputStream(pdf, start, pdf.length - start);
        var buffer = new byte[1 << 16];
        var size = 0L;
        try (var in = new InflaterInputStream(packed)) {
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                size += count;
                count(size, count, pdf.length - start - packed.available() + 1L, budget);
            }
        }
    }

    /** The words before the stream, back to where its object begins. */
    private static String dictionary(byte[] pdf, int end) {
        var near = before(pdf, end, HEADER);
        var start = near.lastIndexOf(OBJECT);
        if (start >= 0) {
            return near.substring(start);
        }
        var far = before(pdf, end, LONG_HEADER);
        var object = far.substring(Math.max(0, far.lastIndexOf(OBJECT)));
        // The word may stand in what a stream holds, which was measured with the stream.
        return object.contains("stream") ? near : object;
    }

    private static String before(byte[] pdf, int end, int most) {
        return new String(pdf, Math.max(0, end - most), Math.min(most, end), StandardCharsets.ISO_8859_1);
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
