package org.jixiaoflow.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.kafka.DeadLetters;
import org.jixiaoflow.support.kafka.DeadLetters.Origin;
import org.jixiaoflow.support.kafka.Publisher;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** States in the topic {@code deliveries}, letters in {@code deliveries-dlt}. */
final class KafkaDeliveryLog implements DeliveryLog {

    private final KafkaTemplate<byte[], byte[]> template;
    private final Publisher publisher;

    KafkaDeliveryLog(KafkaTemplate<byte[], byte[]> template, Publisher publisher) {
        this.template = template;
        this.publisher = publisher;
    }

    @Override
    public CompletableFuture<List<Written>> write(int partition, List<Delivery> deliveries) {
        var sent = deliveries.stream()
                .map(delivery -> template.send(record(partition, delivery, publisher)))
                .toList();
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                .thenApply(done -> sent.stream()
                        .map(CompletableFuture::join)
                        .map(SendResult::getRecordMetadata)
                        .map(place -> new Written(place.partition(), place.offset()))
                        .toList());
    }

    static ProducerRecord<byte[], byte[]> record(int partition, Delivery delivery, Publisher publisher) {
        return new ProducerRecord<>(
                Topics.DELIVERIES.name(),
                partition,
                delivery.getId().toString().getBytes(UTF_8),
                publisher.encode(Topics.DELIVERIES, delivery));
    }

    @Override
    public CompletableFuture<?> keepDeadLetter(Written place, Delivery delivery, String reason) {
        var record = record(place.partition(), delivery, publisher);
        return template.send(DeadLetters.of(
                new Origin(
                        record.topic(),
                        place.partition(),
                        place.offset(),
                        delivery.getChangedAt().toEpochMilli()),
                record.key(),
                record.value(),
                new RecordHeaders(),
                new GivenUp(reason)));
    }

    /** Says in a dead letter why it is one. */
    static final class GivenUp extends RuntimeException {

        private static final long serialVersionUID = 1L;

        GivenUp(String reason) {
            super(reason, null, false, false);
        }
    }
}
