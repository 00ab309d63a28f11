package org.jixiaoflow.schemas.limits;

import java.util.Arrays;
import java.util.List;

/**
 * Why something from outside isn't taken.
 *
 * @param pointer JSON pointer to the place; empty for the thing itself
 * @param arguments what the sentence about it names
 */
public record Objection(String pointer, Kind kind, List<Object> arguments) {

    /** What is wrong with it. */
    public enum Kind {
        /** More digits than its field has; arguments: digits before and after the point. */
        NUMBER("INVALID_NUMBER"),
        /** A character that no text holds; arguments: its code point as U+XXXX, its place from 1. */
        CHARACTER("INVALID_TEXT"),
        /** A text too long; argument: the most characters. */
        LENGTH("TEXT_TOO_LONG"),
        /** A list too long; argument: the most items. */
        ROWS("TOO_MANY_ROWS"),
        /** Two rows of one list with the same id; arguments: the id, the place of the first and of the second row, from 1. */
        TWICE("REPEATED_ID");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** What machines are told; the sentence for people is the message {@code problem.<code>}. */
        public String code() {
            return code;
        }
    }

    static Objection of(Kind kind, Object... arguments) {
        return new Objection("", kind, Arrays.asList(arguments));
    }

    /** The same one level further out. */
    Objection in(Object step) {
        return new Objection("/" + step + pointer, kind, arguments);
    }
}
