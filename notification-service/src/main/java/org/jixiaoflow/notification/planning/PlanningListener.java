package org.jixiaoflow.notification.planning;

import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jixiaoflow.notification.delivery.Addresses;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.support.kafka.DeadLetters;
import org.jixiaoflow.support.kafka.Failures;
import org.jixiaoflow.support.kafka.Publisher;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.BatchMessageListener;

/** Writes the deliveries of a batch of notifications in the transaction that goes past it: each is planned once, whatever dies. */
final class PlanningListener implements BatchMessageListener<byte[], byte[]> {

    private final Planner planner;
    private final Deserializer<Notification> notifications;
    private final Publisher publisher;
    private final KafkaTemplate<byte[], byte[]> template;
    private final DeadLetters deadLetters;
    private final Addresses addresses;
    private final Clock clock;

    PlanningListener(
            Planner planner,
            Deserializer<Notification> notifications,
            Publisher publisher,
            KafkaTemplate<byte[], byte[]> template,
            Addresses addresses,
            Clock clock) {
        this.planner = planner;
        this.notifications = notifications;
        this.publisher = publisher;
        this.template = template;
        this.deadLetters = new DeadLetters(template);
        this.addresses = addresses;
        this.clock = clock;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch) {
        batch.forEach(received -> plan(received).forEach(this::write));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the transaction fails if one of its records does
    private List<Delivery> plan(ConsumerRecord<byte[], byte[]> received) {
        try {
            return planner.plan(notifications.deserialize(received.topic(), received.value()), clock.instant());
        } catch (RuntimeException fault) {
            if (Failures.isTransient(fault)) {
                throw fault;
            }
            deadLetters.keep(received, fault);
            return List.of();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the transaction fails if one of its records does
    private void write(Delivery delivery) {
        template.send(addresses.record(delivery, publisher));
    }
}
