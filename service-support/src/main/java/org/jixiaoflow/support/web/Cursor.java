package org.jixiaoflow.support.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * Where a part of a list ended. Callers send it back as they got it.
 *
 * @param parts what the list needs to go on from there, the name of its order first
 */
public record Cursor(List<String> parts) {

    private static final String BETWEEN = "\0";

    public static Cursor of(String... parts) {
        return new Cursor(List.of(parts));
    }

    /**
     * What {@link #toString()} wrote in that order.
     *
     * @throws Problem 400 {@code INVALID_CURSOR} if somebody made it up, or got it from a list in another order
     */
    public static Cursor parse(String text, String order, int parts) {
        try {
            var read = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(BETWEEN, -1);
            if (read.length == parts && read[0].equals(order)) {
                return of(read);
            }
        } catch (IllegalArgumentException madeUp) {
            throw invalid();
        }
        throw invalid();
    }

    /** The problem that a cursor is none of this list's. */
    public static Problem invalid() {
        return new Problem(HttpStatus.BAD_REQUEST, "INVALID_CURSOR").at("after");
    }

    /** In letters that an address may hold; nothing in it is meant to be read. */
    @Override
    public String toString() {
        var text = String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }
}
