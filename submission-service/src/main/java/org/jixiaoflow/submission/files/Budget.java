package org.jixiaoflow.submission.files;

import org.jixiaoflow.submission.documents.ColumnChoices;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.documents.UnreadableDocument.Reason;

/** What reading one upload has used of its limits, everything packed in it together; and what people said of its headings. */
final class Budget {

    private final Limits limits;
    private final ColumnChoices choices;
    private long unpacked;
    private long rows;
    private long cells;
    private long characters;

    Budget(Limits limits) {
        this(limits, ColumnChoices.NONE);
    }

    Budget(Limits limits, ColumnChoices choices) {
        this.limits = limits;
        this.choices = choices;
    }

    ColumnChoices choices() {
        return choices;
    }

    Limits limits() {
        return limits;
    }

    void unpack(long bytes) {
        unpacked += bytes;
        within(unpacked, limits.unpacked().toBytes(), Reason.UNPACKS_TOO_LARGE);
    }

    /** Bytes so far. */
    long unpacked() {
        return unpacked;
    }

    void rows(long count) {
        rows += count;
        within(rows, limits.rows(), Reason.TOO_MANY_ROWS);
    }

    void cell(String text) {
        cells++;
        characters += text.length();
        within(cells, limits.cells(), Reason.TOO_MANY_CELLS);
        within(characters, limits.characters(), Reason.TOO_MUCH_TEXT);
    }

    static void within(long value, long most, Reason reason) {
        if (value > most) {
            throw new UnreadableDocument(reason, String.valueOf(most));
        }
    }
}
