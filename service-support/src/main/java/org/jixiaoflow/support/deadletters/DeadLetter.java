package org.jixiaoflow.support.deadletters;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A dead letter with its bytes.
 *
 * @param kept key, value and headers as received, and the headers added by {@link org.jixiaoflow.support.kafka.DeadLetters}
 */
public record DeadLetter(DeadLetterSummary summary, ConsumerRecord<byte[], byte[]> kept) {

    static DeadLetter of(ConsumerRecord<byte[], byte[]> kept) {
        return new DeadLetter(DeadLetterSummary.of(kept), kept);
    }
}
