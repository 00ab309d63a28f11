package org.jixiaoflow.workbench.operations;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as engineers read them: place, hexadecimal, and what is ASCII of it.
 *
 * @param length how many there are, shown or not
 */
record Dump(List<String> lines, int length) {

    private static final int WIDTH = 16;
    private static final int MOST = 256;

    static Dump of(@Nullable String base64) {
        var bytes = base64 == null ? new byte[0] : Base64.getDecoder().decode(base64);
        var lines = IntStream.iterate(0, start -> start < Math.min(MOST, bytes.length), start -> start + WIDTH)
                .mapToObj(start -> line(bytes, start))
                .toList();
        return new Dump(lines, bytes.length);
    }

    public String text() {
        return String.join("\n", lines);
    }

    /** Whether there are more than are shown. */
    public boolean isCut() {
        return length > MOST;
    }

    private static String line(byte[] bytes, int start) {
        var hexadecimal = new StringBuilder();
        var text = new StringBuilder();
        for (var place = start; place < start + WIDTH; place++) {
            if (place < bytes.length) {
                hexadecimal.append("%02x ".formatted(bytes[place]));
                text.append(bytes[place] >= ' ' && bytes[place] < 0x7f ? (char) bytes[place] : '.');
            } else {
                hexadecimal.append("   ");
            }
        }
        return String.format(Locale.ROOT, "%06x  %s %s", start, hexadecimal, text);
    }
}
