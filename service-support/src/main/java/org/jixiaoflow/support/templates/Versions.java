package org.jixiaoflow.support.templates;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.avro.generic.IndexedRecord;

/**
 * Every version of every template, as their topic has them. Of two records that claim the same version the first is meant: so all who
 * read the topic agree, however many publish at once.
 *
 * @param <T> a version of a template
 */
public final class Versions<T extends IndexedRecord> {

    private final Map<String, List<T>> byId;

    private Versions(Map<String, List<T>> byId) {
        this.byId = byId;
    }

    /** None yet. */
    public static <T extends IndexedRecord> Versions<T> none() {
        return new Versions<>(Map.of());
    }

    /**
     * By what forms name a version: its id, {@code @} and its number. The first is named by the template alone, as forms name it from before
     * there were versions.
     */
    public static String reference(IndexedRecord version) {
        return reference(Head.id(version), Head.version(version));
    }

    /** The same of a version by its number. */
    public static String reference(String id, int version) {
        return version == 1 ? id : id + "@" + version;
    }

    /** With the next record of the topic. */
    public Versions<T> with(T next) {
        var earlier = of(Head.id(next));
        if (!earlier.isEmpty() && Head.version(next) != Head.version(last(earlier)) + 1) {
            return this;
        }
        var versions = new ArrayList<>(earlier);
        versions.add(next);
        var all = new TreeMap<>(byId);
        all.put(Head.id(next), Collections.unmodifiableList(versions));
        return new Versions<>(all);
    }

    /** A template's versions, oldest first; none if there is no such template. */
    public List<T> of(String template) {
        return byId.getOrDefault(template, List.of());
    }

    /** One version of a template. */
    public Optional<T> of(String template, int version) {
        return of(template).stream()
                .filter(each -> Head.version(each) == version)
                .findFirst();
    }

    /** A template's version in force. */
    public Optional<T> newest(String template) {
        var versions = of(template);
        return versions.isEmpty() ? Optional.empty() : Optional.of(last(versions));
    }

    /** The versions in force, by id. */
    public Stream<T> newest() {
        return byId.values().stream().map(Versions::last);
    }

    /** Every version, by id, oldest first. */
    public Stream<T> all() {
        return byId.values().stream().flatMap(List::stream);
    }

    private static <T> T last(List<T> versions) {
        return versions.get(versions.size() - 1);
    }
}
