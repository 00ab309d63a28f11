package org.jixiaoflow.review.pipeline;

import java.util.function.Predicate;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keeps in a store, on every instance, what a topic has newest under each key; a tombstone removes it. */
final class StoreCopy implements Processor<String, byte[], Void, Void> {

    private final String name;
    private final Predicate<String> keys;
    private KeyValueStore<String, byte[]> store;

    /** @param keys which keys are kept */
    @SuppressWarnings("NullAway.Init")
    StoreCopy(String name, Predicate<String> keys) {
        this.name = name;
        this.keys = keys;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.store = context.getStateStore(name);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.key() != null && keys.test(record.key())) {
            store.put(record.key(), record.value());
        }
    }
}
