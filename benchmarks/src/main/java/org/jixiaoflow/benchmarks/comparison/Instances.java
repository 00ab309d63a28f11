package org.jixiaoflow.benchmarks.comparison;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.BytesDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.jixiaoflow.benchmarks.crash.Fleet;
import org.jixiaoflow.benchmarks.load.ClosedLoopLoad;
import org.jixiaoflow.benchmarks.measure.AtExit;
import org.jixiaoflow.benchmarks.measure.Processes;
import org.jixiaoflow.cli.check.Checker;
import org.jixiaoflow.local.identity.Identity;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.Component;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topics;

/** The product as processes of its own: as many of each service that shares partitions, and one of everything else. */
final class Instances implements Contestant.Running {

    private static final List<Component> SHARING = List.of(Component.SUBMISSION, Component.REVIEW, Component.SCORING);
    private static final String REVIEW = "jixiao-review";
    private static final Set<String> STREAMS = Set.of(REVIEW, "jixiao-scoring", "jixiao-scoring-sums-by-rows");
    private static final String VIEWS = "-view-";
    private static final String NOT_SHARED = "notification";
    private static final String THREAD = "-StreamThread-";

    /** Of the local PostgreSQL, what is left when the registry and whoever looks on have theirs. */
    private static final int CONNECTIONS = 96;

    /** What one instance takes, if there are enough. */
    private static final int USUAL_CONNECTIONS = 16;

    private static final Duration SHARING_OUT = Duration.ofMinutes(5);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final double NANOS = 1e9;

    private final int count;
    private final int partitions;
    private final int atOnce;
    private final Fleet fleet;
    private final AtExit atExit;
    private final Admin admin;
    private final RegistrySerdes wire;
    private final ClosedLoopLoad closedLoopLoad;
    private final Views views;
    private final Processes processes;
    /** By name, those beside the first ones. */
    private final Map<String, Process> further = new HashMap<>();

    /**
     * Starts everything on an empty directory, and waits until every instance has its share.
     *
     * @param count instances of each service
     * @param atOnce forms under way
     */
    Instances(Path data, int count, int partitions, int atOnce) {
        this.count = count;
        this.partitions = partitions;
        this.atOnce = atOnce;
        var connections = Math.min(USUAL_CONNECTIONS, CONNECTIONS / (SHARING.size() * count + 1));
        fleet = new Fleet(
                data,
                Ports.free(),
                Map.of(
                        "jixiao.topics.partitions",
                        String.valueOf(partitions),
                        "spring.datasource.hikari.maximum-pool-size",
                        String.valueOf(connections)));
        atExit = AtExit.stop(fleet::close);
        fleet.start();
        var kafka = fleet.addresses().kafka();
        admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka));
        awaitShared(1);
        // One after the other, as somebody would who has others at work meanwhile.
        for (var number = 2; number <= count; number++) {
            for (var service : SHARING) {
                begin(service, number);
            }
            awaitShared(number);
        }
        wire = new RegistrySerdes(fleet.addresses().registry());
        wire.register(Topics.all());
        closedLoopLoad = new ClosedLoopLoad(kafka, wire);
        views = new Views(
                fleet.addresses(), Identity.in(data.resolve("identity")).token(Pipeline.OPERATOR), fleet.views());
        processes = new Processes(List.of(data.resolve("postgres").resolve("postmaster.pid")));
    }

    private void begin(Component service, int number) {
        var name = name(service, number);
        // So that it is known which partitions are its own.
        var named = service == Component.REVIEW
                ? Map.of("jixiao.streams.properties.client.id", name)
                : Map.<String, String>of();
        further.put(name, fleet.startAnother(service, name, named));
    }

    private static String name(Component service, int number) {
        return "%s-%d".formatted(service.name().toLowerCase(Locale.ROOT), number);
    }

    private void awaitShared(int instances) {
        var deadline = System.nanoTime() + SHARING_OUT.toNanos();
        for (var groups = groups(); !isShared(groups, instances); groups = groups()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%d instances don't share the partitions".formatted(instances));
            }
            Fleet.pause(LOOK_AGAIN);
        }
    }

    private boolean isShared(Map<String, ConsumerGroupDescription> groups, int instances) {
        return groups.keySet().containsAll(STREAMS)
                && groups.values().stream()
                        .allMatch(group -> group.groupState() == GroupState.STABLE
                                && isShared(group.members(), partitions, instances));
    }

    /** Whether so many processes have something of what is read, and nothing is left over. */
    static boolean isShared(Collection<MemberDescription> members, int partitions, int processes) {
        var assigned = members.stream()
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .collect(toSet());
        var topics = assigned.stream().map(TopicPartition::topic).distinct().count();
        var working = members.stream()
                .filter(member -> !member.assignment().topicPartitions().isEmpty())
                .map(Instances::process)
                .distinct()
                .count();
        return working == processes && assigned.size() == topics * partitions;
    }

    /** A process has several threads that are members in its streams, and one in the group of a view. */
    private static String process(MemberDescription member) {
        var thread = member.clientId().indexOf(THREAD);
        return thread < 0 ? member.consumerId() : member.clientId().substring(0, thread);
    }

    /** Those of services of which there are several. */
    private Map<String, ConsumerGroupDescription> groups() {
        var shared = done(admin.listGroups().all()).stream()
                .map(group -> group.groupId())
                .filter(group -> STREAMS.contains(group) || (group.contains(VIEWS) && !group.startsWith(NOT_SHARED)))
                .toList();
        return done(admin.describeConsumerGroups(shared).all());
    }

    @Override
    public Contestant.Laps take(int first, int forms, IntConsumer progress) {
        var begun = System.nanoTime();
        closedLoopLoad.take(first, forms, atOnce, progress);
        var decided = Duration.ofNanos(System.nanoTime() - begun);
        return new Contestant.Laps(decided, Duration.ofNanos(views.await() - begun));
    }

    /** What share of a core everything takes while nothing comes. */
    double idle(Duration time) {
        var cpu = cpu();
        var begun = System.nanoTime();
        Fleet.pause(time);
        return (double) cpu().minus(cpu).toNanos() / (System.nanoTime() - begun);
    }

    /**
     * Kills a review instance while forms are under way, all of which must come through. One that is alone is started again at once; what
     * one of several had is left to the others.
     */
    ScaleOut.Takeover kill(int first, int forms) {
        var underWay = new CountDownLatch(1);
        var load = CompletableFuture.runAsync(() -> closedLoopLoad.take(first, forms, atOnce, scored -> {
                    if (scored >= forms / 4) {
                        underWay.countDown();
                    }
                }))
                .whenComplete((through, fault) -> underWay.countDown());
        try {
            underWay.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        var outcomes = outcomes();
        var killed = System.nanoTime();
        if (count == 1) {
            fleet.kill(Component.REVIEW);
            fleet.start(Component.REVIEW);
        } else {
            Fleet.kill(requireNonNull(further.get(victim())));
        }
        var decided = decided(outcomes, load);
        load.join();
        views.await();
        if (decided.isEmpty()) {
            throw new IllegalStateException("No form under way was the killed instance's");
        }
        return new ScaleOut.Takeover(
                (Collections.min(decided.values()) - killed) / NANOS,
                (Collections.max(decided.values()) - killed) / NANOS);
    }

    private static String victim() {
        return name(Component.REVIEW, 2);
    }

    /** Where the outcomes of the forms are that the next one to be killed decides. */
    private List<TopicPartition> outcomes() {
        return requireNonNull(groups().get(REVIEW)).members().stream()
                .filter(member -> count == 1 || process(member).equals(victim()))
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .filter(partition -> partition.topic().equals(Topics.FORM_SUBMISSIONS.name()))
                .map(partition -> new TopicPartition(Topics.FORM_OUTCOMES.name(), partition.partition()))
                .toList();
    }

    /** When there was something new in each partition, behind what is written by now; until the load is through. */
    private Map<TopicPartition, Long> decided(List<TopicPartition> outcomes, CompletableFuture<Void> load) {
        var ends = done(admin.listOffsets(
                        outcomes.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest())))
                .all());
        var decided = new HashMap<TopicPartition, Long>();
        try (var consumer = new KafkaConsumer<Bytes, Bytes>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        fleet.addresses().kafka(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new BytesDeserializer(),
                new BytesDeserializer())) {
            consumer.assign(outcomes);
            ends.forEach((partition, end) -> consumer.seek(partition, end.offset()));
            while (!load.isDone() && decided.size() < outcomes.size()) {
                var come = consumer.poll(POLL).partitions();
                come.forEach(partition -> decided.putIfAbsent(partition, System.nanoTime()));
            }
        }
        return decided;
    }

    /** How many invariants don't hold of what there is now. */
    long violated() {
        return new Checker(fleet.addresses().kafka(), wire, fleet.views())
                .check()
                .violated();
    }

    private static <T> T done(KafkaFuture<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Duration cpu() {
        return processes.cpu();
    }

    @Override
    public long memory() {
        return processes.memory();
    }

    @Override
    public long records() {
        return Logs.records(fleet.addresses().kafka());
    }

    @Override
    public void close() {
        atExit.cancel();
        views.close();
        closedLoopLoad.close();
        admin.close();
        fleet.close();
    }
}
