package org.jixiaoflow.benchmarks.comparison;

import static org.jixiaoflow.schemas.contract.Topics.APPROVED_FORMS;
import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_FILINGS;
import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.FILING_SUMMARIES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_EVENTS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_OUTCOMES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_SUBMISSIONS;
import static org.jixiaoflow.schemas.contract.Topics.NOTIFICATIONS;
import static org.jixiaoflow.schemas.contract.Topics.REVIEW_DECISIONS;
import static org.jixiaoflow.schemas.contract.Topics.SCORE_HISTORY;
import static org.jixiaoflow.schemas.contract.Topics.SCORE_SUMMARIES;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.TimestampedKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.jixiaoflow.benchmarks.load.ClosedLoopLoad;
import org.jixiaoflow.benchmarks.load.Journey;
import org.jixiaoflow.benchmarks.measure.Processes;
import org.jixiaoflow.local.broker.Broker;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.schemas.contract.Provisioning;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.support.streams.StreamsSettings;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * The most that Kafka Streams can do: applications that read, store and write what the pipeline's read, store and write, with the
 * same settings, exactly once; but whose values are bytes recorded before. Nothing is decoded or decided, and there are no views.
 */
public final class UpperBound implements Contestant {

    private static final int PARTITIONS = 4;
    private static final String PREFIX = "jixiao.streams";
    private static final Duration CLOSING = Duration.ofSeconds(20);

    private final int atOnce;
    private final Recording recording;

    UpperBound(int atOnce, Recording recording) {
        this.atOnce = atOnce;
        this.recording = recording;
    }

    @Override
    public String name() {
        return "limit";
    }

    @Override
    public Applications start(Path data) {
        return new Applications(data);
    }

    private Topology reviewing() {
        var topology = new Topology();
        var strings = Serdes.String();
        var bytes = Serdes.ByteArray();
        for (var topic : List.of(FORM_SUBMISSIONS, REVIEW_DECISIONS)) {
            topology.addSource(topic.name(), strings.deserializer(), bytes.deserializer(), topic.name());
        }
        topology.addProcessor("decide", Replay::new, FORM_SUBMISSIONS.name(), REVIEW_DECISIONS.name());
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(Replay.FORMS), strings, bytes), "decide");
        topology.addStateStore(
                Stores.timestampedKeyValueStoreBuilder(
                        Stores.persistentTimestampedKeyValueStore(Replay.OUTCOMES), strings, bytes),
                "decide");
        for (var topic : List.of(FORM_EVENTS, FORM_OUTCOMES, APPROVED_FORMS, NOTIFICATIONS)) {
            topology.addSink(topic.name(), topic.name(), strings.serializer(), bytes.serializer(), "decide");
        }
        return topology;
    }

    private Topology scoring() {
        var builder = new StreamsBuilder();
        var approved = builder.stream(APPROVED_FORMS.name(), Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .toTable(Named.as("approved"), store("scored-forms"));
        write(
                approved.mapValues(
                        (form, value) -> recording.change(Journey.of(form)).get()),
                SCORE_HISTORY);
        write(
                approved.mapValues(
                        (form, value) -> recording.score(Journey.of(form)).get()),
                FORM_SCORES);
        return builder.build();
    }

    private Topology sums() {
        var builder = new StreamsBuilder();
        var scores =
                builder.table(FORM_SCORES.name(), Consumed.with(Serdes.String(), Serdes.ByteArray()), store("scores"));
        var departments =
                summed(scores, "by-department", UpperBound::department, "departments", recording::departmentScore);
        write(departments, DEPARTMENT_SCORES);
        var summaries = summed(departments, "by-region", UpperBound::region, "tallies", recording::tally)
                .mapValues(tally -> recording.summary().get());
        write(summaries, SCORE_SUMMARIES);
        addFilings(builder);
        var optimized = new Properties();
        optimized.put(StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG, StreamsConfig.REUSE_KTABLE_SOURCE_TOPICS);
        return builder.build(optimized);
    }

    private void addFilings(StreamsBuilder builder) {
        var filings = builder.stream(FORM_EVENTS.name(), Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .process(Moves::new)
                .groupBy(
                        (form, filing) -> department(form),
                        Grouped.with("filings", Serdes.String(), Serdes.ByteArray()))
                .aggregate(
                        () -> null,
                        (key, filing, department) -> filing,
                        Named.as("department-filings"),
                        store("department-filings"));
        write(filings, DEPARTMENT_FILINGS);
        var summaries =
                summed(filings, "filings-by-region", UpperBound::region, "filing-summaries", recording::filingSummary);
        write(summaries, FILING_SUMMARIES);
    }

    private static String department(String form) {
        return form.replace("-OBJECTIVE", "");
    }

    private static String region(String department) {
        return department.substring(0, department.indexOf("-department-"));
    }

    /** A table of the sums of another by a part of its key; each sum is what was recorded. */
    private static KTable<String, byte[]> summed(
            KTable<String, byte[]> table,
            String grouping,
            UnaryOperator<String> key,
            String name,
            Supplier<Bytes> sum) {
        return table.groupBy(
                        (from, value) -> KeyValue.pair(key.apply(from), value),
                        Grouped.with(grouping, Serdes.String(), Serdes.ByteArray()))
                .aggregate(
                        () -> null,
                        (to, added, before) -> sum.get().get(),
                        (to, removed, before) -> before,
                        Named.as(name),
                        store(name));
    }

    private static void write(KTable<String, byte[]> table, Topic<?> topic) {
        table.toStream().to(topic.name(), Produced.with(Serdes.String(), Serdes.ByteArray()));
    }

    private static Materialized<String, byte[], KeyValueStore<Bytes, byte[]>> store(String name) {
        Serde<byte[]> values = Serdes.ByteArray();
        return Materialized.<String, byte[], KeyValueStore<Bytes, byte[]>>as(name)
                .withKeySerde(Serdes.String())
                .withValueSerde(values);
    }

    /** Reads both stores and writes everything, as the pipeline does for a command it accepts. */
    private final class Replay implements Processor<String, byte[], String, byte[]> {

        static final String FORMS = "form-snapshots";
        static final String OUTCOMES = "first-outcomes";

        private ProcessorContext<String, byte[]> context;
        private KeyValueStore<String, byte[]> forms;
        private TimestampedKeyValueStore<String, byte[]> outcomes;

        @SuppressWarnings("NullAway.Init")
        Replay() {}

        @Override
        public void init(ProcessorContext<String, byte[]> processing) {
            context = processing;
            forms = processing.getStateStore(FORMS);
            outcomes = processing.getStateStore(OUTCOMES);
        }

        @Override
        public void process(Record<String, byte[]> command) {
            var form = command.key();
            var journey = Journey.of(form);
            var version = recording.version(journey, forms.get(form)) + 1;
            var written = recording.of(journey, version);
            var id = form + "|" + new UUID(version, Long.MIN_VALUE);
            if (outcomes.get(id) != null) {
                throw new IllegalStateException("No command is sent twice");
            }
            forms.put(form, written.snapshot().get());
            outcomes.put(id, ValueAndTimestamp.make(written.outcome().get(), context.currentSystemTimeMs()));
            write(FORM_OUTCOMES, form, written.outcome().get(), command);
            write(FORM_EVENTS, form, written.entry().get(), command);
            if (written.approved() != null) {
                write(APPROVED_FORMS, form, written.approved().get(), command);
            }
            written.notices()
                    .forEach(notice -> write(
                            NOTIFICATIONS, notice.recipient(), notice.value().get(), command));
        }

        private void write(Topic<?> topic, String key, byte[] value, Record<?, ?> command) {
            context.forward(new Record<>(key, value, command.timestamp()), topic.name());
        }
    }

    /** Lets pass what is counted of the journal. */
    private final class Moves implements Processor<String, byte[], String, byte[]> {

        private ProcessorContext<String, byte[]> context;

        @SuppressWarnings("NullAway.Init")
        Moves() {}

        @Override
        public void init(ProcessorContext<String, byte[]> processing) {
            context = processing;
        }

        @Override
        public void process(Record<String, byte[]> entry) {
            if (recording.moves(Journey.of(entry.key()), entry.value())) {
                context.forward(entry.withValue(recording.departmentFiling().get()));
            }
        }
    }

    /** The applications with a broker of their own. */
    final class Applications implements Running {

        private final Broker broker;
        private final List<KafkaStreams> applications;
        private final ClosedLoopLoad closedLoopLoad;

        Applications(Path data) {
            broker = Broker.start(data.resolve("kafka"), Ports.anyFree());
            try (var admin = Admin.create(connection())) {
                Provisioning.create(admin, Topics.all(), PARTITIONS, Optional.empty());
            }
            applications = List.of(
                    new KafkaStreams(
                            reviewing(), settings("review-service", data).on(connection())),
                    new KafkaStreams(
                            scoring(), settings("scoring-service", data).on(connection())),
                    new KafkaStreams(
                            sums(),
                            settings("scoring-service", data).beside("sums").on(connection())));
            applications.forEach(KafkaStreams::start);
            closedLoopLoad = new ClosedLoopLoad(broker.bootstrapServers(), new UnregisteredSerdes());
        }

        String bootstrapServers() {
            return broker.bootstrapServers();
        }

        private Map<String, Object> connection() {
            return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
        }

        /** As the service has it. */
        private StreamsSettings settings(String service, Path data) {
            var yaml = new YamlPropertiesFactoryBean();
            yaml.setResources(new ClassPathResource(service + ".yml"));
            var all = new HashMap<>(Objects.requireNonNull(yaml.getObject()));
            all.put(PREFIX + ".state-dir", data.resolve(service));
            return new Binder(new MapConfigurationPropertySource(all))
                    .bind(PREFIX, StreamsSettings.class)
                    .get();
        }

        @Override
        public Laps take(int first, int forms, IntConsumer progress) {
            var begun = System.nanoTime();
            closedLoopLoad.take(first, forms, atOnce, progress);
            var taken = Duration.ofNanos(System.nanoTime() - begun);
            return new Laps(taken, taken);
        }

        @Override
        public Duration cpu() {
            return new Processes(List.of()).cpu();
        }

        @Override
        public long records() {
            return Logs.records(broker.bootstrapServers());
        }

        @Override
        public void close() {
            closedLoopLoad.close();
            applications.forEach(application -> application.close(CLOSING));
            broker.close();
        }
    }
}
