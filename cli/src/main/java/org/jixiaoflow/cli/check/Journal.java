package org.jixiaoflow.cli.check;

import static org.jixiaoflow.schemas.contract.Topics.FORM_EVENTS;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.Schema;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jspecify.annotations.Nullable;

/** The journal as it lies on its topic. */
public final class Journal {

    private final ReadableRecords topics;
    private final TopicSerdes serdes;

    /** @param kafka settings of a client that may read the journal */
    public Journal(Map<String, Object> kafka, TopicSerdes serdes) {
        this.topics = new ReadableRecords(kafka, serdes);
        this.serdes = serdes;
    }

    /**
     * Hands over the Avro bytes of every entry with the schema they were written with, those of a form in order.
     *
     * @param form whose entries; null for all
     */
    public void read(@Nullable String form, BiConsumer<byte[], Schema> sink) {
        topics.read(FORM_EVENTS, (key, value, bytes) -> {
            if (bytes != null && (form == null || form.equals(key))) {
                sink.accept(
                        Arrays.copyOfRange(bytes, RegistrySerdes.HEADER_BYTES, bytes.length),
                        serdes.writtenWith(FORM_EVENTS, bytes));
            }
        });
    }
}
