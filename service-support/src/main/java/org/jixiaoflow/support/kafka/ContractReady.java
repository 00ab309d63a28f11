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

/** Creates missing topics and registers schemas before anything reads or writes a record. A {@link FurtherTopics} bean adds some. */
class ContractReady implements SmartLifecycle {

    private final KafkaAdmin admin;
    private final TopicSerdes serdes;
    private final TopicSettings settings;
    private final ObjectProvider<FurtherTopics> furtherTopics;
    private final ObjectProvider<FurtherSchemas> furtherSchemas;
    private volatile boolean running;

    ContractReady(
            KafkaAdmin admin,
            TopicSerdes serdes,
            TopicSettings settings,
            ObjectProvider<FurtherTopics> furtherTopics,
            ObjectProvider<FurtherSchemas> furtherSchemas) {
        this.admin = admin;
        this.serdes = serdes;
        this.settings = settings;
        this.furtherTopics = furtherTopics;
        this.furtherSchemas = furtherSchemas;
    }

    @Override
    public void start() {
        var topics = Stream.concat(
                        Topics.all().stream(), furtherTopics.stream().flatMap(further -> further.topics().stream()))
                .toList();
        if (settings.create()) {
            try (var client = Admin.create(admin.getConfigurationProperties())) {
                Provisioning.create(client, topics, settings.partitions(), Optional.ofNullable(settings.replicas()));
            }
        }
        serdes.register(topics);
        furtherSchemas.forEach(further -> serdes.register(further.stores()));
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
