package org.jixiaoflow.notification.delivery;

import java.time.Duration;
import java.util.List;
import org.jixiaoflow.schemas.Delivery;

/**
 * What of the due is sent now, and how.
 *
 * @param now each goes together as one message
 * @param rest after how long to look again at what isn't among them
 */
public record Parcels(List<List<Delivery>> now, Duration rest) {

    static Parcels eachAlone(List<Delivery> due) {
        return new Parcels(due.stream().map(List::of).toList(), Duration.ZERO);
    }
}
