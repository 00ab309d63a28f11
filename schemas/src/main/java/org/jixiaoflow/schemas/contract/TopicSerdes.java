package org.jixiaoflow.schemas.contract;

import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** How the values of topics are written and read. */
public interface TopicSerdes {

    /** Writes and reads the values of {@code topic}; the caller closes it. */
    <T extends SpecificRecord> Serde<T> of(Topic<T> topic);

    /** Makes ready to write {@code topics}; must come before the first record is written. */
    void register(Collection<? extends Topic<?>> topics);

    /** The schema that a value of {@code topic} was written with. */
    Schema writtenWith(Topic<?> topic, byte[] value);
}
