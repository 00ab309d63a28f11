package org.jixiaoflow.support.projection;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jixiaoflow.schemas.FormEvent;

/**
 * Something with an id that entries of the journal say anew whenever it changes, such as a comment.
 *
 * @param version of the entry that says it
 */
public record EntryPart<T>(String formId, long version, T value) {

    /** The newest of each in a batch, by their ids, so that two writers lock rows in the same order. */
    public static <T> List<EntryPart<T>> newest(
            Collection<FormEvent> entries, Function<FormEvent, List<T>> parts, Function<T, UUID> id) {
        var newest = new TreeMap<UUID, EntryPart<T>>();
        for (var entry : entries) {
            for (var part : parts.apply(entry)) {
                newest.merge(
                        id.apply(part),
                        new EntryPart<>(entry.getFormId(), entry.getVersion(), part),
                        (one, other) -> one.version() > other.version() ? one : other);
            }
        }
        return List.copyOf(newest.values());
    }
}
