package org.jixiaoflow.support.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.util.backoff.ExponentialBackOff;

/** Readers that write what they make of a batch in the Kafka transaction that goes past it. */
public final class TransactionalContainers {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /**
     * How long the open transaction of a dead process stands in the way of those who read its topics; the broker looks for such
     * transactions every ten seconds unless told otherwise.
     */
    public static final Duration TRANSACTION = Duration.ofSeconds(10);

    /** Not the moment that somebody waits for an answer: beginning a transaction may take a broker longer. */
    private static final Duration BLOCKED = Duration.ofSeconds(30);

    /** A batch's records go together; its commit waits for none of this. */
    private static final Duration GATHERED = Duration.ofMillis(5);

    private TransactionalContainers() {}

    /**
     * A container that isn't running yet.
     *
     * @param topics what to read
     * @param group its consumer group; its transactions' names begin with it
     * @param further settings of the consumer
     * @param listener made with the template that writes in the transaction
     */
    public static ConcurrentMessageListenerContainer<byte[], byte[]> container(
            ConsumerFactory<byte[], byte[]> consumers,
            ProducerFactory<byte[], byte[]> producers,
            ContainerProperties topics,
            String group,
            Map<String, String> further,
            Function<KafkaTemplate<byte[], byte[]>, BatchMessageListener<byte[], byte[]>> listener) {
        var transactional = transactional(producers, group);
        topics.setGroupId(group);
        topics.setClientId(group);
        topics.setMessageListener(listener.apply(new KafkaTemplate<>(transactional)));
        topics.setKafkaAwareTransactionManager(new KafkaTransactionManager<>(transactional));
        var consumer = new Properties();
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.putAll(Membership.settings());
        consumer.putAll(further);
        topics.setKafkaConsumerProperties(consumer);
        var container = new ConcurrentMessageListenerContainer<>(consumers, topics);
        // Only faults that pass arrive there: the batch is tried again for ever, ever more slowly.
        var waits = new ExponentialBackOff();
        waits.setMaxInterval(LONGEST_WAIT.toMillis());
        container.setAfterRollbackProcessor(new DefaultAfterRollbackProcessor<>(waits));
        return container;
    }

    /** Transactions are fenced by the consumer group, so each instance may have a name of its own for them. */
    @SuppressWarnings("unchecked")
    private static DefaultKafkaProducerFactory<byte[], byte[]> transactional(
            ProducerFactory<byte[], byte[]> producers, String group) {
        var factory = (DefaultKafkaProducerFactory<byte[], byte[]>) producers.copyWithConfigurationOverride(Map.of(
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                (int) TRANSACTION.toMillis(),
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                BLOCKED.toMillis(),
                ProducerConfig.LINGER_MS_CONFIG,
                (int) GATHERED.toMillis()));
        factory.setTransactionIdPrefix(group + "-" + UUID.randomUUID() + "-");
        return factory;
    }
}
