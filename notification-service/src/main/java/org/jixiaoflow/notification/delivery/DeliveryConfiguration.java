package org.jixiaoflow.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.deadletters.ReplayListener;
import org.jixiaoflow.support.kafka.DeadLetters;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.kafka.TransactionalContainers;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    private static final long IDLE_SECONDS = 30;

    @Bean
    Addresses addresses(KafkaTemplate<byte[], byte[]> template) {
        return new Addresses(
                () -> template.partitionsFor(Topics.DELIVERIES.name()).size());
    }

    @Bean
    DeliveryLog deliveryLog(KafkaTemplate<byte[], byte[]> template, Publisher publisher) {
        return new KafkaDeliveryLog(template, publisher);
    }

    @Bean
    DeliveryLoop deliveryLoop(
            ObjectProvider<Channel> channels,
            DeliverySettings settings,
            Standing standing,
            DeliveryLog states,
            ObjectProvider<MeterRegistry> meters,
            Clock clock,
            ConsumerFactory<byte[], byte[]> consumers,
            TopicSerdes serdes,
            DeadLetters deadLetters) {
        var registry = meters.getIfAvailable(SimpleMeterRegistry::new);
        var counts = new DeliveryCounts(registry);
        Map<String, Dispatcher> dispatchers = channels.stream()
                .collect(Collectors.toMap(
                        Channel::name,
                        channel ->
                                new Dispatcher(channel, settings, standing, states, counts, clock, threads(channel))));
        dispatchers.forEach((name, dispatcher) -> counts.watch(name, dispatcher::waiting));
        return new DeliveryLoop(
                consumers, serdes.of(Topics.DELIVERIES).deserializer(), deadLetters, states, dispatchers);
    }

    /** Threads of the channel's own: however long it takes, no other waits for it. */
    private static ExecutorService threads(Channel channel) {
        var threads = new ThreadPoolExecutor(
                channel.lanes(), channel.lanes(), IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    var thread = new Thread(work, "deliver-" + channel.name());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** What an operator orders again is due at once, and has all its time again. */
    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> replayListener(
            ConsumerFactory<byte[], byte[]> consumers,
            ProducerFactory<byte[], byte[]> producers,
            TopicSerdes serdes,
            Publisher publisher,
            Addresses addresses) {
        var deliveries = serdes.of(Topics.DELIVERIES).deserializer();
        Function<KafkaTemplate<byte[], byte[]>, ReplayListener> listener = template -> new ReplayListener(
                serdes.of(Topics.DEAD_LETTER_ACTIONS).deserializer(),
                Topics.DELIVERIES.name()::equals,
                (record, order) -> {
                    var again = Delivery.newBuilder(deliveries.deserialize(record.topic(), record.value()))
                            .setDue(order.getAt())
                            .setFirstDue(order.getAt())
                            .build();
                    var ordered = addresses.record(again, publisher);
                    record.headers().forEach(ordered.headers()::add);
                    template.send(ordered).join();
                });
        return TransactionalContainers.container(
                consumers,
                producers,
                new ContainerProperties(Topics.DEAD_LETTER_ACTIONS.name()),
                "notification-replays",
                Map.of(),
                listener::apply);
    }
}
