package org.jixiaoflow.notification.planning;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jixiaoflow.notification.delivery.Addresses;
import org.jixiaoflow.notification.delivery.Channel;
import org.jixiaoflow.notification.delivery.Standing;
import org.jixiaoflow.notification.preferences.Wishes;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.addresses.AddressBook;
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
class PlanningConfiguration {

    @Bean
    Standing standing(AddressBook people, Wishes wishes, ToDo toDo, Clock clock) {
        return new StillMeant(people, wishes::wants, toDo, clock);
    }

    @Bean
    Planner planner(AddressBook people, Wishes wishes, ObjectProvider<Channel> channels) {
        return new Planner(people, wishes::of, channels.stream().toList());
    }

    @Bean
    Letters letters(
            AddressBook people,
            Planner planner,
            KafkaTemplate<byte[], byte[]> template,
            Publisher publisher,
            Addresses addresses,
            Clock clock) {
        return new Letters(
                people,
                planner,
                deliveries -> deliveries.stream()
                        .map(delivery -> template.send(addresses.record(delivery, publisher)))
                        .toList()
                        .forEach(CompletableFuture::join),
                clock);
    }

    @Bean
    ConcurrentMessageListenerContainer<byte[], byte[]> planningListener(
            Planner planner,
            ConsumerFactory<byte[], byte[]> consumers,
            ProducerFactory<byte[], byte[]> producers,
            TopicSerdes serdes,
            Publisher publisher,
            Addresses addresses,
            Clock clock) {
        return TransactionalContainers.container(
                consumers,
                producers,
                new ContainerProperties(Topics.NOTIFICATIONS.name()),
                "notification-planning",
                Map.of(),
                template -> new PlanningListener(
                        planner,
                        serdes.of(Topics.NOTIFICATIONS).deserializer(),
                        publisher,
                        template,
                        addresses,
                        clock));
    }
}
