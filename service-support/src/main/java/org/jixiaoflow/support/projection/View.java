package org.jixiaoflow.support.projection;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.contract.Topic;

/**
 * Tables that reflect one topic. A bean of this type is kept up to date by {@link Projections}, which calls it within an SQL
 * transaction that also keeps the position reached.
 */
public interface View<T extends SpecificRecord> {

    /** Its name, unique within the service; the consumer group and the positions are kept under it. */
    String name();

    /** The topic it reflects. */
    Topic<T> topic();

    /**
     * Applies records in the order of their partition. Must be idempotent: after a restart or a rebuild the same records come again. An
     * exception undoes the whole batch; it is then tried again record by record, and a record that alone still fails goes to the
     * dead-letter topic.
     */
    void apply(List<ViewRecord<T>> batch);

    /** Empties its tables, so that they can be filled again from the beginning of the topic. */
    void clear();
}
