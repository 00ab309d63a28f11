package org.jixiaoflow.review.pipeline;

import static org.jixiaoflow.schemas.contract.Topics.APPROVED_FORMS;

import java.util.Optional;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** The approved objectives in force, on every instance: a self-evaluation and its objective needn't share a partition. */
final class Objectives {

    /** The store of approved objectives, as their topic has them. */
    static final String STORE = "approved-objectives";

    private final KeyValueStore<String, byte[]> store;
    private final Encoding encoding;

    Objectives(KeyValueStore<String, byte[]> store, Encoding encoding) {
        this.store = store;
        this.encoding = encoding;
    }

    /** The objective that the form answers; null if none is approved, or if the form is no self-evaluation. */
    @Nullable ApprovedForm answeredBy(String key) {
        return FormId.parse(key)
                .filter(form -> form.kind() == FormKind.SELF_EVALUATION)
                .map(form -> store.get(form.objective().toString()))
                .map(bytes -> encoding.decode(APPROVED_FORMS, bytes))
                .orElse(null);
    }

    /** Copies objectives to the store, and removes the revoked. */
    static final class Keeper implements Processor<String, byte[], Void, Void> {

        private KeyValueStore<String, byte[]> store;

        @SuppressWarnings("NullAway.Init")
        Keeper() {}

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            this.store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, byte[]> approved) {
            Optional.ofNullable(approved.key())
                    .flatMap(FormId::parse)
                    .filter(form -> form.kind() == FormKind.OBJECTIVE)
                    .ifPresent(form -> store.put(form.toString(), approved.value()));
        }
    }
}
