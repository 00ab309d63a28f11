package org.jixiaoflow.review.pipeline;

import java.io.Serial;

/** What a decision writes is more than a record can hold, or than a form may grow to. */
final class RecordTooLarge extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    RecordTooLarge(String topic, int bytes, int largest) {
        super("%d bytes for %s, where %d are the most".formatted(bytes, topic, largest), null, false, false);
    }
}
