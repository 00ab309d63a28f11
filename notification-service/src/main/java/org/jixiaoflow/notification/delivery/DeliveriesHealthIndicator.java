package org.jixiaoflow.notification.delivery;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether deliveries are under way. One of several processes may have none. */
@Component
class DeliveriesHealthIndicator implements HealthIndicator {

    private final DeliveryLoop loop;

    DeliveriesHealthIndicator(DeliveryLoop loop) {
        this.loop = loop;
    }

    @Override
    public Health health() {
        return (loop.isFaulty() ? Health.down() : Health.up()).build();
    }
}
