package org.jixiaoflow.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jixiaoflow.schemas.contract.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.SendResult;

/**
 * Records a reader could not process, kept on {@code <topic>-dlt} with their key, value and headers as received. Headers added:
 * {@code kafka_dlt-original-topic}, {@code -partition}, {@code -offset}, {@code -timestamp}, {@code kafka_dlt-exception-fqcn} and
 * {@code -exception-message}, all as text.
 */
public class DeadLetters {

    private final KafkaTemplate<byte[], byte[]> template;

    /** Writes by way of {@code template}, in its transaction if it has one. */
    public DeadLetters(KafkaTemplate<byte[], byte[]> template) {
        this.template = template;
    }

    /** Keeps a record, in the transaction of the calling thread if there is one. */
    public CompletableFuture<SendResult<byte[], byte[]>> keep(
            ConsumerRecord<byte[], byte[]> received, Throwable reason) {
        return template.send(of(
                new Origin(received.topic(), received.partition(), received.offset(), received.timestamp()),
                received.key(),
                received.value(),
                received.headers(),
                reason));
    }

    /** The dead letter of a record received. */
    public static ProducerRecord<byte[], byte[]> of(
            Origin origin, byte @Nullable [] key, byte @Nullable [] value, Headers received, Throwable reason) {
        var headers = new RecordHeaders(received.toArray());
        add(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC, origin.topic());
        add(headers, KafkaHeaders.DLT_ORIGINAL_PARTITION, String.valueOf(origin.partition()));
        add(headers, KafkaHeaders.DLT_ORIGINAL_OFFSET, String.valueOf(origin.offset()));
        add(headers, KafkaHeaders.DLT_ORIGINAL_TIMESTAMP, String.valueOf(origin.timestamp()));
        add(headers, KafkaHeaders.DLT_EXCEPTION_FQCN, reason.getClass().getName());
        add(headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE, message(reason));
        return new ProducerRecord<>(origin.topic() + Topic.DEAD_LETTER_SUFFIX, null, null, key, value, headers);
    }

    private static void add(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(UTF_8));
    }

    /** The innermost reason, which says most. */
    private static String message(Throwable reason) {
        var innermost = reason;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
    }

    /** Where a record was received. */
    public record Origin(String topic, int partition, long offset, long timestamp) {}
}
