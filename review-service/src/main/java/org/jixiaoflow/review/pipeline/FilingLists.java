package org.jixiaoflow.review.pipeline;

import static org.jixiaoflow.schemas.contract.Topics.FILING_LISTS;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** The lists of those that must file, on every instance, as their topic has them: who may file isn't asked of a view. */
final class FilingLists {

    /** The store of lists by region and year. */
    static final String STORE = "filing-lists-in-force";

    private final KeyValueStore<String, byte[]> store;
    private final Encoding encoding;
    private final Map<String, Read> read = new HashMap<>();
    private final Map<String, ByteBuffer> seen = new HashMap<>();

    FilingLists(KeyValueStore<String, byte[]> store, Encoding encoding) {
        this.store = store;
        this.encoding = encoding;
    }

    /** The list of the form's region and year; null if there is none. */
    @Nullable FilingList of(String form) {
        return FormId.parse(form)
                .map(id -> id.regionCode() + "-" + id.year())
                .map(this::list)
                .orElse(null);
    }

    /** The lists that are other ones than when this was asked last, by this instance. */
    List<FilingList> changed() {
        var changed = new ArrayList<FilingList>();
        try (var lists = store.all()) {
            while (lists.hasNext()) {
                var next = lists.next();
                var bytes = ByteBuffer.wrap(next.value);
                if (!bytes.equals(seen.put(next.key, bytes))) {
                    changed.add(encoding.decode(FILING_LISTS, next.value));
                }
            }
        }
        return changed;
    }

    /** A list is long, and read for each form that is saved: once will do until there is another. */
    private @Nullable FilingList list(String key) {
        var bytes = store.get(key);
        if (bytes == null) {
            read.remove(key);
            return null;
        }
        var of = ByteBuffer.wrap(bytes);
        return read.compute(
                        key,
                        (same, before) -> before != null && before.bytes().equals(of)
                                ? before
                                : new Read(of, encoding.decode(FILING_LISTS, bytes)))
                .list();
    }

    /** A list with the bytes it was read from. */
    private record Read(ByteBuffer bytes, FilingList list) {}
}
