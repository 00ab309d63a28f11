package org.jixiaoflow.review.pipeline;

import static org.jixiaoflow.schemas.contract.Topics.APPROVED_FORMS;

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

    /** Whether it is an objective that is approved under that key. */
    static boolean isOne(String key) {
        return FormId.parse(key)
                .filter(form -> form.kind() == FormKind.OBJECTIVE)
                .isPresent();
    }

    /** The objective that the form answers; null if none is approved, or if the form is no self-evaluation. */
    @Nullable ApprovedForm answeredBy(String key) {
        return FormId.parse(key)
                .filter(form -> form.kind() == FormKind.SELF_EVALUATION)
                .map(form -> store.get(form.objective().toString()))
                .map(bytes -> encoding.decode(APPROVED_FORMS, bytes))
                .orElse(null);
    }
}
