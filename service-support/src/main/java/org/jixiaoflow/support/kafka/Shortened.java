package org.jixiaoflow.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record's key or value of which only the beginning is kept, with length and SHA-256 of the whole in headers, so that whoever has the
 * whole can prove it.
 */
public enum Shortened {
    KEY("key", 1024),
    VALUE("value", 64 * 1024);

    private final String length;
    private final String sha256;
    private final int kept;

    Shortened(String part, int kept) {
        this.length = "jixiao-dlt-%s-length".formatted(part);
        this.sha256 = "jixiao-dlt-%s-sha256".formatted(part);
        this.kept = kept;
    }

    /** Header with the length of the whole. */
    public String length() {
        return length;
    }

    /** Header with the SHA-256 of the whole, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** Whether a header of that name tells of a whole. */
    static boolean isOurs(String header) {
        return Stream.of(values()).anyMatch(part -> part.length.equals(header) || part.sha256.equals(header));
    }

    /** The length of the whole, if a record with such headers has only its beginning; -1 if it has all. */
    public int wholeLength(Headers headers) {
        var header = headers.lastHeader(length);
        var text = header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
    }

    /** The beginning of {@code whole}, which is told of in {@code headers}. */
    byte[] beginning(ByteBuffer whole, Headers headers) {
        forget(headers);
        headers.add(length, String.valueOf(whole.remaining()).getBytes(UTF_8));
        headers.add(sha256, HexFormat.of().formatHex(digest(whole)).getBytes(UTF_8));
        var beginning = new byte[Math.min(kept, whole.remaining())];
        whole.duplicate().get(beginning);
        return beginning;
    }

    byte @Nullable [] beginning(byte @Nullable [] whole, Headers headers) {
        return whole == null || whole.length <= kept ? whole : beginning(ByteBuffer.wrap(whole), headers);
    }

    /** What a sender says there is not ours. */
    void forget(Headers headers) {
        headers.remove(length).remove(sha256);
    }

    private static byte[] digest(ByteBuffer whole) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(whole.duplicate());
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
