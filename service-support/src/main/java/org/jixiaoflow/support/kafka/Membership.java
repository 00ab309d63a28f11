package org.jixiaoflow.support.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** How long a consumer group waits for a member of which it hears nothing (消费组成员). */
public final class Membership {

    /** A killed instance's partitions are free again after this long, not after Kafka's 45 seconds. */
    public static final Duration SESSION = Duration.ofSeconds(10);

    /** Whoever hasn't come to a new round of the group by then is no member any more; nobody here is away from the topics for longer than 10 seconds. */
    private static final Duration ROUND = Duration.ofSeconds(45);

    /** Shorter than a round, so that a member who waits for its offsets comes back in time. */
    private static final Duration ASKING = Duration.ofSeconds(30);

    private Membership() {}

    /** As settings of a consumer. */
    public static Map<String, String> settings() {
        return Map.of(
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, String.valueOf(SESSION.toMillis()),
                ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, String.valueOf(ROUND.toMillis()),
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(ASKING.toMillis()));
    }
}
