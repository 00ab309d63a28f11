package org.jixiaoflow.support.templates;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * Every version of every template, as their topic has them. Of two records that claim the same version the first is meant: so all who
 * read the topic agree, however many publish at once.
 *
 * @param <T> a version of a template
 */
public final class Versions<T> {

    private final Function<T, String> id;
    private final ToIntFunction<T> number;
    private final Map<String, List<T>> byId;

    private Versions(Function<T, String> id, ToIntFunction<T> number, Map<String, List<T>> byId) {
        this.id = id;
        this.number = number;
        this.byId = byId;
    }

    /**
     * None yet.
     *
     * @param id of the template
     * @param number of the version, from 1
     */
    public static <T> Versions<T> none(Function<T, String> id, ToIntFunction<T> number) {
        return new Versions<>(id, number, Map.of());
    }

    /** With the next record of the topic. */
    public Versions<T> with(T next) {
        var earlier = of(id.apply(next));
        if (!earlier.isEmpty() && number.applyAsInt(next) != number.applyAsInt(last(earlier)) + 1) {
            return this;
        }
        var versions = new ArrayList<>(earlier);
        versions.add(next);
        var all = new TreeMap<>(byId);
        all.put(id.apply(next), Collections.unmodifiableList(versions));
        return new Versions<>(id, number, all);
    }

    /** A template's versions, oldest first; none if there is no such template. */
    public List<T> of(String template) {
        return byId.getOrDefault(template, List.of());
    }

    /** One version of a template. */
    public Optional<T> of(String template, int version) {
        return of(template).stream()
                .filter(each -> number.applyAsInt(each) == version)
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
