package org.jixiaoflow.notification.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.function.IntSupplier;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.DeliveryState;

/** Counts how attempts end, which were repeats, and how long it took from the event to the receiver. */
class DeliveryCounts {

    private final MeterRegistry meters;

    DeliveryCounts(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Shows how many deliveries wait. */
    void watch(String channel, IntSupplier waiting) {
        Gauge.builder("jixiao.deliveries.waiting", waiting, IntSupplier::getAsInt)
                .tag("channel", channel)
                .register(meters);
    }

    void count(String channel, Delivery delivery) {
        meters.counter(
                        "jixiao.deliveries",
                        "channel",
                        channel,
                        "state",
                        delivery.getState().name().toLowerCase(Locale.ROOT))
                .increment();
        if (delivery.getState() == DeliveryState.SENT) {
            meters.counter("jixiao.deliveries.repeats", "channel", channel).increment(delivery.getRepeats());
            meters.timer("jixiao.deliveries.time", "channel", channel)
                    .record(Duration.between(delivery.getCreatedAt(), delivery.getChangedAt()));
        }
    }
}
