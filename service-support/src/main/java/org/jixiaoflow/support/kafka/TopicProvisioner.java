package org.jixiaoflow.support.kafka;

import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.jixiaoflow.schemas.contract.Provisioning;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaAdmin;

/** Creates missing topics and registers schemas before anything reads or writes a record. A {@link AdditionalTopics} bean adds some. */
class TopicProvisioner implements SmartLifecycle {

    private final KafkaAdmin admin;
    private final TopicSerdes serdes;
    private final TopicSettings settings;
    private final ObjectProvider<AdditionalTopics> additionalTopics;
    private final ObjectProvider<AdditionalSchemas> additionalSchemas;
    private volatile boolean running;

    TopicProvisioner(
            KafkaAdmin admin,
            TopicSerdes serdes,
            TopicSettings settings,
            ObjectProvider<AdditionalTopics> additionalTopics,
            ObjectProvider<AdditionalSchemas> additionalSchemas) {
        this.admin = admin;
        this.serdes = serdes;
        this.settings = settings;
        this.additionalTopics = additionalTopics;
        this.additionalSchemas = additionalSchemas;
    }

    @Override
    public void start() {
        var topics = Stream.concat(
                        Topics.all().stream(), additionalTopics.stream().flatMap(further -> further.topics().stream()))
                .toList();
        if (settings.create()) {
            try (var client = Admin.create(admin.getConfigurationProperties())) {
                Provisioning.create(client, topics, settings.partitions(), Optional.ofNullable(settings.replicas()));
            }
        }
        serdes.register(topics);
        additionalSchemas.forEach(further -> serdes.register(further.stores()));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
