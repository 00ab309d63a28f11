package org.jixiaoflow.schemas.contract;

/**
 * How large records may be. Topics, writers, readers and whoever puts records aside go by these, so that what one of them lets through
 * none of the others stumbles over.
 */
public final class Sizes {

    /** Most bytes of a record, its key and headers included, on any topic of ours. */
    public static final int LARGEST_RECORD = 1_000_000;

    /**
     * The topics' {@code max.message.bytes}: room for one such record and what Kafka puts around it. Brokers hold it against compressed
     * bytes, so topics that strangers write to are kept uncompressed: there the broker itself refuses what would unfold to more.
     */
    public static final int LARGEST_BATCH = 1_048_588;

    /** The writers' {@code max.request.size}, held against bytes before compression; a request may carry many batches. */
    public static final int LARGEST_REQUEST = 8 * 1024 * 1024;

    private Sizes() {}
}
