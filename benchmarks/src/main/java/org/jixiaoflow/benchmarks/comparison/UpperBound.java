package org.jixiaoflow.benchmarks.comparison;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.jixiaoflow.schemas.contract.Topics.APPROVED_FORMS;
import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_FILINGS;
import static org.jixiaoflow.schemas.contract.Topics.DEPARTMENT_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.FILING_SUMMARIES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_EVENTS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_FILINGS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_OUTCOMES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_SCORES;
import static org.jixiaoflow.schemas.contract.Topics.FORM_SUBMISSIONS;
import static org.jixiaoflow.schemas.contract.Topics.NOTIFICATIONS;
import static org.jixiaoflow.schemas.contract.Topics.REVIEW_DECISIONS;
import static org.jixiaoflow.schemas.contract.Topics.SCORE_HISTORY;
import static org.jixiaoflow.schemas.contract.Topics.SCORE_SUMMARIES;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.KTable;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
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
import org.jspecify.annotations.Nullable;
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
    private final boolean flushed;
    private final Path recorded;
    private @Nullable Recording recording;

    /**
     * The limit of a pipeline with so many forms under way.
     *
     * @param recorded what the pipeline kept of one period of journeys
     */
    public UpperBound(int atOnce, boolean flushed, Path recorded) {
        this.atOnce = atOnce;
        this.flushed = flushed;
        this.recorded = recorded;
    }

    @Override
    public String name() {
        return "limit";
    }

    @Override
    public boolean flushed() {
        return flushed;
    }

    @Override
    public Applications start(Path data) {
        recording = Recording.in(recorded);
        return new Applications(data);
    }

    private Recording recording() {
        return Objects.requireNonNull(recording);
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
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(Replay.CONTENTS), strings, bytes), "decide");
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
                        (form, value) -> recording().change(Journey.of(form)).get()),
                SCORE_HISTORY);
        write(
                approved.mapValues(
                        (form, value) -> recording().score(Journey.of(form)).get()),
                FORM_SCORES);
        return builder.build();
    }

    private Topology sums() {
        var builder = new StreamsBuilder();
        var scored = builder.stream(FORM_SCORES.name(), Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .mapValues(
                        (form, score) -> recording().scoredRow(Journey.of(form)).get());
        var scores = counted(scored, "scores", recording()::departmentScore, true);
        write(scores, recording()::departmentScore, DEPARTMENT_SCORES);
        summarize(scores, recording()::summary, SCORE_SUMMARIES);
        var filed = builder.stream(FORM_EVENTS.name(), Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .process(Moves::new);
        var filings = counted(filed, "filings", recording()::departmentFiling, false);
        filings.map((region, carried) -> KeyValue.pair(carried.form(), carried.row()))
                .to(FORM_FILINGS.name(), Produced.with(Serdes.String(), Serdes.ByteArray()));
        write(filings, recording()::departmentFiling, DEPARTMENT_FILINGS);
        summarize(filings, recording()::filingSummary, FILING_SUMMARIES);
        return builder.build();
    }

    /** Rows by region, each kept with its department's. */
    private static KStream<String, Carried> counted(
            KStream<String, byte[]> rows, String name, Supplier<Bytes> department, boolean totals) {
        return rows.map((form, row) -> KeyValue.pair(region(department(form)), new Carried(form, row)))
                .repartition(Repartitioned.with(Serdes.String(), Carried.SERDE).withName(name + "-by-region"))
                .processValues(Rows.supplier(name, department, totals));
    }

    private static void write(KStream<String, Carried> rows, Supplier<Bytes> department, Topic<?> topic) {
        rows.map((region, carried) -> KeyValue.pair(
                        department(carried.form()), department.get().get()))
                .to(topic.name(), Produced.with(Serdes.String(), Serdes.ByteArray()));
    }

    private static void summarize(KStream<String, Carried> rows, Supplier<Bytes> summary, Topic<?> topic) {
        rows.groupByKey()
                .aggregate(
                        () -> null,
                        (region, carried, before) -> summary.get().get(),
                        Named.as(topic.name()),
                        store(topic.name()))
                .toStream()
                .to(topic.name(), Produced.with(Serdes.String(), Serdes.ByteArray()));
    }

    private static String department(String form) {
        var unit = form.indexOf('.');
        return (unit < 0 ? form : form.substring(0, unit)).replace("-OBJECTIVE", "");
    }

    private static String region(String department) {
        return department.substring(0, department.indexOf("-department-"));
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
        static final String CONTENTS = "form-contents";
        static final String OUTCOMES = "first-outcomes";

        private ProcessorContext<String, byte[]> context;
        private KeyValueStore<String, byte[]> forms;
        private KeyValueStore<String, byte[]> contents;
        private TimestampedKeyValueStore<String, byte[]> outcomes;

        @SuppressWarnings("NullAway.Init")
        Replay() {}

        @Override
        public void init(ProcessorContext<String, byte[]> processing) {
            context = processing;
            forms = processing.getStateStore(FORMS);
            contents = processing.getStateStore(CONTENTS);
            outcomes = processing.getStateStore(OUTCOMES);
        }

        @Override
        public void process(Record<String, byte[]> command) {
            var form = command.key();
            var journey = Journey.of(form);
            var version = recording().version(journey, forms.get(form)) + 1;
            var written = recording().of(journey, version);
            var id = form + "|" + new UUID(version, Long.MIN_VALUE);
            if (outcomes.get(id) != null) {
                throw new IllegalStateException("No command is sent twice");
            }
            forms.put(form, written.snapshot().get());
            if (written.content() != null) {
                contents.put(form, written.content().get());
            }
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

    /** A row on its way to its region. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Carried(String form, byte[] row) {

        static final Serde<Carried> SERDE = Serdes.serdeFrom(
                (topic, carried) -> carried.written(), (topic, bytes) -> bytes == null ? null : read(bytes));

        private byte[] written() {
            var id = form.getBytes(UTF_8);
            return ByteBuffer.allocate(1 + id.length + row.length)
                    .put((byte) id.length)
                    .put(id)
                    .put(row)
                    .array();
        }

        private static Carried read(byte[] bytes) {
            var end = 1 + bytes[0];
            return new Carried(new String(bytes, 1, bytes[0], UTF_8), Arrays.copyOfRange(bytes, end, bytes.length));
        }
    }

    /** Keeps a row for each form and one for each department and, of scores, one for each total. */
    private static final class Rows extends ContextualFixedKeyProcessor<String, Carried, Carried> {

        private final String name;
        private final Supplier<Bytes> department;
        private final boolean totals;

        private Rows(String name, Supplier<Bytes> department, boolean totals) {
            this.name = name;
            this.department = department;
            this.totals = totals;
        }

        static FixedKeyProcessorSupplier<String, Carried, Carried> supplier(
                String name, Supplier<Bytes> department, boolean totals) {
            return new FixedKeyProcessorSupplier<>() {
                @Override
                public FixedKeyProcessor<String, Carried, Carried> get() {
                    return new Rows(name, department, totals);
                }

                @Override
                public Set<StoreBuilder<?>> stores() {
                    return Stream.of("forms", "departments", "totals")
                            .filter(store -> totals || !store.equals("totals"))
                            .<StoreBuilder<?>>map(store -> Stores.keyValueStoreBuilder(
                                            Stores.persistentKeyValueStore(name + "-" + store),
                                            Serdes.String(),
                                            Serdes.ByteArray())
                                    .withCachingEnabled())
                            .collect(Collectors.toUnmodifiableSet());
                }
            };
        }

        @Override
        public void process(FixedKeyRecord<String, Carried> record) {
            var carried = record.value();
            replace("forms", carried.form(), carried.row());
            replace("departments", department(carried.form()), department.get().get());
            if (totals) {
                replace("totals", record.key() + carried.row().length, new byte[Integer.BYTES]);
            }
            context().forward(record);
        }

        /** Reads, as whoever counts must. */
        private void replace(String store, String key, byte[] value) {
            KeyValueStore<String, byte[]> rows = context().getStateStore(name + "-" + store);
            var unused = rows.get(key);
            rows.put(key, value);
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
            if (recording().moves(Journey.of(entry.key()), entry.value())) {
                context.forward(entry.withValue(
                        recording().filedRow(Journey.of(entry.key())).get()));
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
            Logs.flush(broker.bootstrapServers(), flushed);
            applications = List.of(
                    new KafkaStreams(
                            reviewing(), settings("review-service", data).on(connection())),
                    new KafkaStreams(
                            scoring(), settings("scoring-service", data).on(connection())),
                    new KafkaStreams(
                            sums(),
                            settings("scoring-service", data)
                                    .beside("sums-by-rows")
                                    .on(connection())));
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
        public long memory() {
            return new Processes(List.of()).memory();
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
