package org.jixiaoflow.benchmarks.fuzz;

/** Kinds of records, with their share of a hundred. */
public enum Kind {
    /** A form as departments file it. */
    VALID(14),

    /** The schema's record with a content nobody means. */
    ABSURD_CONTENT(14),

    /** The schema's record with an id, an actor, a time or a version nobody has. */
    ABSURD_COMMAND(12),

    /** Bytes of any kind. */
    RANDOM_BYTES(12),

    /** Random bytes behind the header of the right schema. */
    RANDOM_BEHIND_HEADER(10),

    /** A good record that ends too early. */
    TRUNCATED(10),

    /** A good record with bits turned over. */
    FLIPPED(10),

    /** A good record under the id of no schema. */
    UNKNOWN_SCHEMA(4),

    /** A record of another topic, under its own schema. */
    FOREIGN_SCHEMA(4),

    /** A value of no bytes. */
    EMPTY_VALUE(3),

    /** No value. */
    NO_VALUE(3),

    /** A good record without a key. */
    NO_KEY(2),

    /** A good record with an empty key, or another form's. */
    WRONG_KEY(2),

    /** Larger than any form may be; few, so that they don't drown the others. */
    OVERSIZE(0),

    /** A few kilobytes on the wire that unfold to some megabytes, up to thirty, of value, key or headers; few for the same reason. */
    UNFOLDING(0);

    private final int share;

    Kind(int share) {
        this.share = share;
    }

    /** The kind that stands at a place from 0 to 99. */
    static Kind at(int percent) {
        var rest = percent;
        for (var kind : values()) {
            rest -= kind.share;
            if (rest < 0) {
                return kind;
            }
        }
        throw new IllegalArgumentException("There are a hundred places, and no place " + percent);
    }
}
