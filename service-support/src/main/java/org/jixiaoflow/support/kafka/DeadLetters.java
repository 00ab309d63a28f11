package org.jixiaoflow.support.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jixiaoflow.schemas.contract.Sizes;
import org.jixiaoflow.schemas.contract.Topic;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.SendResult;

/**
 * Records a reader could not process, kept on {@code <topic>-dlt} with their key, value and headers as received. Headers added:
 * {@code kafka_dlt-original-topic}, {@code -partition}, {@code -offset}, {@code -timestamp}, {@code kafka_dlt-exception-fqcn} and
 * {@code -exception-message}, all as text. What is larger than a topic takes is kept {@link Shortened}, and headers larger than any
 * sender needs are left out, their bytes told in {@link #HEADERS_LENGTH}.
 */
public class DeadLetters {

    /** Header that tells how many bytes of headers were left out. */
    public static final String HEADERS_LENGTH = "jixiao-dlt-headers-length";

    private static final int LARGEST_HEADERS = 64 * 1024;
    private static final int LARGEST_KEY = 64 * 1024;
    private static final int OF_EACH_HEADER = 8;
    private static final int MOST_TAKEN_OUT = 1000;
    private static final int LONGEST_MESSAGE = 2000;

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
        var headers = kept(received);
        add(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC, origin.topic());
        add(headers, KafkaHeaders.DLT_ORIGINAL_PARTITION, String.valueOf(origin.partition()));
        add(headers, KafkaHeaders.DLT_ORIGINAL_OFFSET, String.valueOf(origin.offset()));
        add(headers, KafkaHeaders.DLT_ORIGINAL_TIMESTAMP, String.valueOf(origin.timestamp()));
        add(headers, KafkaHeaders.DLT_EXCEPTION_FQCN, reason.getClass().getName());
        add(headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE, message(reason));
        var shortKey = size(key) > LARGEST_KEY ? Shortened.KEY.beginning(key, headers) : key;
        var whole = size(headers) + size(shortKey) + size(value);
        var shortValue = whole > Sizes.LARGEST_RECORD ? Shortened.VALUE.beginning(value, headers) : value;
        return new ProducerRecord<>(
                origin.topic() + Topic.DEAD_LETTER_SUFFIX, null, null, shortKey, shortValue, headers);
    }

    /**
     * Leaves out headers that are larger than any sender needs, but for what says that a record was shortened. Taking them out one by one
     * takes longer the more there are, so very many small ones stay where they are and are only not copied.
     */
    static void shed(Headers headers) {
        var all = headers.toArray();
        if (size(headers) > LARGEST_HEADERS && all.length <= MOST_TAKEN_OUT) {
            var kept = kept(headers);
            Stream.of(all).map(Header::key).forEach(headers::remove);
            kept.forEach(headers::add);
        }
    }

    /** A copy of them; of those that are larger than any sender needs only what says that a record was shortened. */
    private static Headers kept(Headers headers) {
        if (size(headers) <= LARGEST_HEADERS) {
            return new RecordHeaders(headers.toArray());
        }
        var ours = Stream.of(headers.toArray()).filter(header -> Shortened.isOurs(header.key()));
        var kept = new RecordHeaders(ours.toArray(Header[]::new));
        add(kept, HEADERS_LENGTH, String.valueOf(length(headers)));
        return kept;
    }

    private static int size(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    private static int length(Headers headers) {
        return Stream.of(headers.toArray())
                .mapToInt(header -> header.key().getBytes(UTF_8).length + size(header.value()))
                .sum();
    }

    /** What they take in a record: each has lengths of its own, too. */
    private static int size(Headers headers) {
        return length(headers) + OF_EACH_HEADER * headers.toArray().length;
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
        var message = innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
    }

    /** Where a record was received. */
    public record Origin(String topic, int partition, long offset, long timestamp) {}
}
