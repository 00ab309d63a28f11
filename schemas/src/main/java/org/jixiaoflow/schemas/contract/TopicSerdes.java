package org.jixiaoflow.schemas.contract;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** How the values of a topic are written and read. */
@FunctionalInterface
public interface TopicSerdes {

    /** Writes and reads the values of {@code topic}; the caller closes it. */
    <T extends SpecificRecord> Serde<T> of(Topic<T> topic);
}
