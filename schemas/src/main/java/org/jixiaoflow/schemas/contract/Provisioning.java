package org.jixiaoflow.schemas.contract;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are missing, each with its dead letters' topic; leaves those that are there as they are. */
public final class Provisioning {

    private static final int PATIENCE_SECONDS = 60;

    private Provisioning() {}

    /** Those of {@code topics} that aren't there, or whose dead letters' topic isn't. */
    public static List<Topic<?>> missing(Admin admin, Collection<? extends Topic<?>> topics) {
        try {
            var present = admin.listTopics().names().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return topics.stream()
                    .filter(topic -> !present.contains(topic.name()) || !present.contains(topic.deadLetters()))
                    .<Topic<?>>map(topic -> topic)
                    .toList();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The topics can't be listed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while listing topics", e);
        }
    }

    /**
     * @param partitions of each topic; the same for all, because commands and the state they change must share partitions
     * @param replicas of each partition; empty leaves it to the broker
     */
    public static void create(
            Admin admin, Collection<? extends Topic<?>> topics, int partitions, Optional<Short> replicas) {
        var wanted = new HashMap<String, Map<String, String>>();
        topics.forEach(topic -> {
            wanted.put(topic.name(), topic.settings());
            wanted.put(topic.deadLetters(), topic.deadLetterSettings());
        });
        var created = admin.createTopics(wanted.entrySet().stream()
                .map(topic -> new NewTopic(topic.getKey(), Optional.of(partitions), replicas).configs(topic.getValue()))
                .toList());
        created.values().forEach((name, creation) -> {
            try {
                creation.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new IllegalStateException("Topic %s could not be created".formatted(name), e.getCause());
                }
            } catch (TimeoutException e) {
                throw new IllegalStateException("Topic %s was not created in time".formatted(name), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while creating topics", e);
            }
        });
    }
}
