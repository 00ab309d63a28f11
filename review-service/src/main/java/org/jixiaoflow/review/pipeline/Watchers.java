package org.jixiaoflow.review.pipeline;

import static org.jixiaoflow.schemas.contract.Topics.FORM_WATCHES;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jixiaoflow.schemas.FormWatch;

/** Who watches which form (关注), on every instance: what they are told is part of the decision it tells of. */
final class Watchers {

    /** The store of watches by form and person, as their topic has them. */
    static final String STORE = "form-watches-in-force";

    private final KeyValueStore<String, byte[]> store;
    private final Encoding encoding;

    Watchers(KeyValueStore<String, byte[]> store, Encoding encoding) {
        this.store = store;
        this.encoding = encoding;
    }

    /** Who watches the form, in the order of their ids. */
    List<FormWatch> of(String form) {
        var watches = new ArrayList<FormWatch>();
        // The letter after the one that ends a form's id, which no id holds.
        try (var found = store.range(form + "|", form + "}")) {
            found.forEachRemaining(each -> watches.add(encoding.decode(FORM_WATCHES, each.value)));
        }
        return watches;
    }
}
