package org.jixiaoflow.review.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the few items that were moved from the many that only made room for them. */
final class Order {

    private Order() {}

    /**
     * The items in both lists that don't belong to their longest common order. Which order that is doesn't depend on which list is the
     * older one: ties are broken by the items themselves.
     */
    static Set<String> moved(List<String> before, List<String> after) {
        var places = new HashMap<String, Integer>();
        after.forEach(item -> places.put(item, places.size()));
        var common = before.stream().filter(places::containsKey).toList();
        var inPlace = new HashSet<String>();
        for (var chain = longest(common, places); chain != null; chain = chain.previous) {
            inPlace.add(chain.item);
        }
        var moved = new HashSet<>(common);
        moved.removeAll(inPlace);
        return moved;
    }

    private static @Nullable Chain longest(List<String> items, Map<String, Integer> places) {
        var chains = new ArrayList<Chain>(items.size());
        Chain longest = null;
        for (var item : items) {
            var place = places.getOrDefault(item, 0);
            Chain best = null;
            for (var chain : chains) {
                if (chain.place < place && chain.isBetterThan(best)) {
                    best = chain;
                }
            }
            var chain = new Chain(item, place, best == null ? 1 : best.length + 1, best);
            chains.add(chain);
            longest = chain.isBetterThan(longest) ? chain : longest;
        }
        return longest;
    }

    /** The longest run of items, in order in both lists, that ends with {@code item}. */
    private record Chain(
            String item, int place, int length, @Nullable Chain previous) {

        boolean isBetterThan(@Nullable Chain other) {
            return other == null || length > other.length || (length == other.length && item.compareTo(other.item) < 0);
        }
    }
}
