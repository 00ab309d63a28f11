package org.jixiaoflow.benchmarks.comparison;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.jixiaoflow.cli.views.ServiceViews;
import org.jixiaoflow.cli.views.ServiceViews.Standing;
import org.jixiaoflow.local.database.DatabaseLogin;
import org.jixiaoflow.local.stack.LocalStack.Addresses;
import org.jixiaoflow.support.projection.CommittedEndOffsets;

/** Looks from outside at how far every view of every service has come. */
final class Views implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(60);
    private static final String VIEWS_GROUP = "-view-";
    private static final List<String> SERVICES = List.of("submission", "review", "scoring", "notification");
    private static final double NANOS = 1e9;

    private final ServiceViews services;
    private final Connection database;
    private final Admin admin;
    private final KafkaConsumer<Bytes, Bytes> consumer;
    private final Map<String, String> topics = new HashMap<>();

    Views(Addresses addresses, String token, DatabaseLogin views) {
        services = new ServiceViews(addresses, token);
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, addresses.kafka()));
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        addresses.kafka(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new BytesDeserializer(),
                new BytesDeserializer());
        try {
            database = views.connect();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Waits until nobody has anything left to read, and every view shows all there is.
     *
     * @return when they did, as {@link System#nanoTime()} has it
     */
    long await() {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var movement = new Movement(this::reached)) {
            await(this::unread, deadline);
            awaitShown(deadline);
            return movement.last();
        }
    }

    /**
     * Has every view filled again.
     *
     * @return events a second, of all views together
     */
    double rebuild() {
        var begun = System.nanoTime();
        services.all().forEach(services::rebuild);
        try (var movement = new Movement(this::reached)) {
            awaitShown(begun + PATIENCE.toNanos());
            var took = (movement.last() - begun) / NANOS;
            return services.all().stream().mapToLong(Standing::records).sum() / took;
        }
    }

    private void awaitShown(long deadline) {
        var topics = topics();
        var committedEndOffsets = ends(CommittedEndOffsets.partitions(Set.copyOf(topics.values()), consumer));
        var wanted = new HashMap<String, Map<Integer, Long>>();
        topics.forEach((view, topic) -> committedEndOffsets.forEach((partition, end) -> {
            if (partition.topic().equals(topic)) {
                wanted.computeIfAbsent(view, of -> new HashMap<>()).put(partition.partition(), end);
            }
        }));
        await(
                () -> {
                    var reached = reached();
                    return wanted.keySet().stream()
                            .filter(view ->
                                    isBehind(reached.getOrDefault(view, Map.of()), wanted.getOrDefault(view, Map.of())))
                            .toList();
                },
                deadline);
    }

    private static boolean isBehind(Map<Integer, Long> reached, Map<Integer, Long> wanted) {
        return wanted.entrySet().stream().anyMatch(end -> reached.getOrDefault(end.getKey(), 0L) < end.getValue());
    }

    /** By view, service included, and partition. */
    private synchronized Map<String, Map<Integer, Long>> reached() {
        var reached = new HashMap<String, Map<Integer, Long>>();
        var query = SERVICES.stream()
                .map(service -> "select '%1$s.' || view, topic_partition, next_offset from %1$s.view_position"
                        .formatted(service))
                .collect(Collectors.joining(" union all "));
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                reached.computeIfAbsent(rows.getString(1), of -> new HashMap<>())
                        .put(rows.getInt(2), rows.getLong(3));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return reached;
    }

    /** What readers haven't told that they have read; of all but the views, whose positions stand elsewhere. */
    private List<String> unread() {
        try {
            var groups = admin.listGroups().all().get().stream()
                    .map(group -> group.groupId())
                    .filter(group -> !group.contains(VIEWS_GROUP))
                    .toList();
            var assigned = admin.describeConsumerGroups(groups).all().get();
            var told = admin.listConsumerGroupOffsets(groups.stream()
                            .collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec())))
                    .all()
                    .get();
            var read = groups.stream()
                    .collect(Collectors.toMap(
                            group -> group,
                            group -> Stream.concat(
                                            told.getOrDefault(group, Map.of()).keySet().stream(),
                                            requireNonNull(assigned.get(group)).members().stream()
                                                    .flatMap(member -> member.assignment().topicPartitions().stream()))
                                    .collect(Collectors.toSet())));
            var committedEndOffsets =
                    ends(read.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
            return groups.stream()
                    .flatMap(group -> requireNonNull(read.get(group)).stream()
                            .filter(partition -> {
                                var offset = told.getOrDefault(group, Map.of()).get(partition);
                                return (offset == null ? 0 : offset.offset())
                                        < committedEndOffsets.getOrDefault(partition, 0L);
                            })
                            .map(partition -> group + " " + partition))
                    .toList();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** By view, what it shows; asked for once. */
    private Map<String, String> topics() {
        if (topics.isEmpty()) {
            services.all().forEach(view -> topics.put(view.fullName(), view.topic()));
        }
        return topics;
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return CommittedEndOffsets.of(List.copyOf(partitions), consumer);
    }

    private static void await(Supplier<List<String>> unfinished, long deadline) {
        for (var left = unfinished.get(); !left.isEmpty(); left = unfinished.get()) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException("Not everything was read: " + left);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void close() {
        admin.close();
        consumer.close();
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
