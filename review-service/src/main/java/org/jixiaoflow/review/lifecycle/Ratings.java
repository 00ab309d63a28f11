package org.jixiaoflow.review.lifecycle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jixiaoflow.review.templates.ReviewTemplate;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.schemas.Rating;

/** How ratings add up: each item's points × percent, rounded half up to two decimals; the total is the sum of what is shown. */
public final class Ratings {

    private Ratings() {}

    /** The points an item gets. */
    public static BigDecimal points(RatedItem item) {
        return item.getPoints().multiply(item.getPercent()).movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
    }

    /** What all items get together, 0.00 to 100.00. */
    public static BigDecimal total(List<RatedItem> items) {
        return items.stream().map(Ratings::points).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /** As {@link #total(List)}; nothing where the template rates nothing. */
    static Optional<BigDecimal> total(List<RatedItem> items, ReviewTemplate template) {
        return template.rates() ? Optional.of(total(items)) : Optional.empty();
    }

    /** The ratings in force after some were given anew. */
    static List<RatedItem> merged(List<RatedItem> inForce, List<Rating> given, ReviewTemplate template) {
        var byItem = new LinkedHashMap<String, RatedItem>();
        inForce.forEach(item -> byItem.put(item.getItem(), item));
        given.stream()
                .flatMap(rating -> template.rated(rating).stream())
                .forEach(item -> byItem.put(item.getItem(), item));
        return List.copyOf(byItem.values());
    }
}
