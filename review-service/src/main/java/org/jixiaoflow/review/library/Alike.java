package org.jixiaoflow.review.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds keys that differ little: of the pairs of characters in both, at least seven tenths are in either. */
final class Alike {

    private static final int TENTHS = 7;

    private Alike() {}

    /** By key those like it; none of a key that has none. */
    static Map<String, List<String>> of(List<String> keys) {
        var alike = new HashMap<String, List<String>>();
        var pairs = keys.stream().map(Alike::pairs).toList();
        var having = new HashMap<String, List<Integer>>();
        for (var at = 0; at < keys.size(); at++) {
            var shared = new HashMap<Integer, Integer>();
            for (var pair : pairs.get(at)) {
                var before = having.computeIfAbsent(pair, none -> new ArrayList<>());
                before.forEach(other -> shared.merge(other, 1, Integer::sum));
                before.add(at);
            }
            for (var other : shared.entrySet()) {
                var both = pairs.get(at).size() + pairs.get(other.getKey()).size();
                if (20 * other.getValue() >= TENTHS * both) {
                    put(alike, keys.get(at), keys.get(other.getKey()));
                    put(alike, keys.get(other.getKey()), keys.get(at));
                }
            }
        }
        return alike;
    }

    private static void put(Map<String, List<String>> alike, String key, String other) {
        alike.computeIfAbsent(key, none -> new ArrayList<>()).add(other);
    }

    private static Set<String> pairs(String key) {
        var pairs = new HashSet<String>();
        for (var at = 0; at + 2 <= key.length(); at++) {
            pairs.add(key.substring(at, at + 2));
        }
        return pairs;
    }
}
