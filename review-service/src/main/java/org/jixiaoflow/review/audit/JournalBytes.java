package org.jixiaoflow.review.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jixiaoflow.review.audit.Journal.Place;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.Wire;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/** Fetches entries as they lie on the journal's topic: a view's rows were read and written again, and have other bytes. */
@Component
public class JournalBytes {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final TopicSerdes serdes;

    JournalBytes(ConsumerFactory<byte[], byte[]> consumers, TopicSerdes serdes) {
        this.consumers = consumers;
        this.serdes = serdes;
    }

    /** The lines of an export of the entries at {@code places}. */
    public List<String> lines(List<Place> places) {
        var lines = new JournalLines();
        var export = new ArrayList<String>();
        try (var consumer = consumers.createConsumer(null, "journal")) {
            for (var place : places) {
                var value = value(consumer, place);
                export.addAll(lines.next(
                        Arrays.copyOfRange(value, Wire.HEADER_BYTES, value.length),
                        serdes.writtenWith(Topics.FORM_EVENTS, value)));
            }
        }
        export.add(lines.end());
        return export;
    }

    private static byte[] value(Consumer<byte[], byte[]> consumer, Place place) {
        var partition = new TopicPartition(Topics.FORM_EVENTS.name(), place.partition());
        consumer.assign(List.of(partition));
        consumer.seek(partition, place.offset());
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            for (var received : consumer.poll(POLL)) {
                if (received.offset() == place.offset()) {
                    return received.value();
                }
            }
        }
        throw new TimeoutException("No entry at %s-%d".formatted(partition, place.offset()));
    }
}
