package org.jixiaoflow.benchmarks.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jixiaoflow.benchmarks.fuzz.Account.Fate;
import org.jixiaoflow.benchmarks.measure.AtExit;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.Progress;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topics;

/** Throws records at a portal's topic of a stack of its own. */
public final class Fuzzing {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int ON_THE_WAY = 2000;
    private static final int MOST_UNSETTLED = 20_000;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);
    private static final int PARTS = 5;
    private static final int LARGEST_REQUEST = 64 * 1024 * 1024;

    private static final String PEOPLE = """
            identity:
              portals:
                - { id: %s, name: %s, roles: [portal], regions: ["*"], departments: ["*"] }
            """.formatted(LocalStack.PORTAL, LocalStack.PORTAL);

    private Fuzzing() {}

    /**
     * What came of it.
     *
     * @param took from the first record sent to the last accounted for
     * @param missing records nothing became of
     * @param twice records of which something became twice
     * @param strangers effects of no record
     * @param decided of the accepted commands, those the workflow answered
     * @param undecidable of the accepted commands, those the workflow put aside
     * @param memory before, after each part of the records was sent, and at the end
     */
    public record Result(
            int records,
            long seed,
            Duration took,
            List<Row> rows,
            int missing,
            int twice,
            int strangers,
            long decided,
            long undecidable,
            List<Memory> memory) {

        /** One kind of records. */
        public record Row(String kind, int sent, int accepted, int refused, int dead) {}

        /** Whether every record was accounted for, once, and every command after it. */
        public boolean balances() {
            return missing == 0 && twice == 0 && strangers == 0 && decided + undecidable == total().accepted();
        }

        /** All kinds together. */
        public Row total() {
            return rows.stream()
                    .reduce(
                            new Row("", 0, 0, 0, 0),
                            (sum, row) -> new Row(
                                    "",
                                    sum.sent + row.sent,
                                    sum.accepted + row.accepted,
                                    sum.refused + row.refused,
                                    sum.dead + row.dead));
        }
    }

    /**
     * Starts a stack on {@code data}, throws, and waits until everything is accounted for.
     *
     * @param progress told how many are sent, and how many of them accounted for
     */
    public static Result run(Path data, int records, long seed, BiConsumer<Integer, Integer> progress) {
        letPortalFileForFuzz(data.resolve("identity"));
        var stack = LocalStack.start(data, Ports.free(), Progress.SILENT);
        var atExit = AtExit.stop(stack::close);
        try {
            return run(stack, records, seed, progress);
        } finally {
            atExit.cancel();
            stack.close();
        }
    }

    /** The portal that comes along doesn't file for departments that are nowhere. */
    private static void letPortalFileForFuzz(Path identity) {
        try {
            Files.createDirectories(identity);
            Files.writeString(identity.resolve("people.yml"), PEOPLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Result run(LocalStack stack, int records, long seed, BiConsumer<Integer, Integer> progress) {
        var portal = Topics.portalSubmissions(LocalStack.PORTAL);
        var serdes = new RegistrySerdes(stack.addresses().registry());
        serdes.register(Topics.all());
        serdes.register(List.of(portal));
        var kafka = stack.addresses().kafka();
        var memory = new ArrayList<Memory>();
        memory.add(Memory.afterCollection());
        var begun = System.nanoTime();
        letEverythingIn(kafka, portal.name());
        var fuzzRecords = new FuzzRecords(seed, portal, serdes);
        Account account;
        Ledger ledger;
        try (var producer = producer(kafka, "none");
                var zipping = producer(kafka, "gzip")) {
            account = new Account(records, producer.partitionsFor(portal.name()).size());
            ledger = new Ledger(kafka, serdes, portal, account);
            var reading = CompletableFuture.runAsync(
                    () -> ledger.read(PATIENCE, settled -> progress.accept(fuzzRecords.thrown(), settled)));
            send(
                    shot -> shot.kind() == Kind.UNFOLDING ? zipping : producer,
                    fuzzRecords,
                    account,
                    records,
                    reading,
                    number -> {
                        if ((long) number * PARTS / records != (long) (number - 1) * PARTS / records) {
                            memory.add(Memory.afterCollection());
                        }
                    });
            reading.join();
        }
        var took = Duration.ofNanos(System.nanoTime() - begun);
        memory.add(Memory.afterCollection());
        return result(records, seed, took, account, ledger, memory);
    }

    private static KafkaProducer<byte[], byte[]> producer(String kafka, String compression) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        compression,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        LARGEST_REQUEST,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        (long) LARGEST_REQUEST),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** As a topic that others made: ours has the broker refuse what unfolds to more than it takes, and the reader would never see it. */
    private static void letEverythingIn(String kafka, String topic) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            var change = new AlterConfigOp(
                    new ConfigEntry(TopicConfig.COMPRESSION_TYPE_CONFIG, "producer"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(change)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void send(
            Function<FuzzRecords.Shot, KafkaProducer<byte[], byte[]>> producers,
            FuzzRecords fuzzRecords,
            Account account,
            int records,
            Future<?> reading,
            IntConsumer progress) {
        var onTheWay = new Semaphore(ON_THE_WAY);
        var failure = new AtomicReference<Exception>();
        for (var next = 0; next < records; next++) {
            var number = next;
            awaitRoom(account, number, reading);
            var shot = fuzzRecords.next(number);
            account.sent(number, shot.kind());
            onTheWay.acquireUninterruptibly();
            var unused = producers.apply(shot).send(shot.record(), (put, fault) -> {
                if (fault == null) {
                    account.put(number, put.partition(), put.offset());
                } else {
                    failure.set(fault);
                }
                onTheWay.release();
            });
            progress.accept(number + 1);
        }
        onTheWay.acquireUninterruptibly(ON_THE_WAY);
        if (failure.get() != null) {
            throw new IllegalStateException("A record was not sent", failure.get());
        }
    }

    /** Records that nobody has looked at yet would say nothing about memory but how large the broker's logs are. */
    private static void awaitRoom(Account account, int sent, Future<?> reading) {
        while (sent - account.settled() > MOST_UNSETTLED && !reading.isDone()) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static Result result(
            int records, long seed, Duration took, Account account, Ledger ledger, List<Memory> memory) {
        var rows = new ArrayList<Result.Row>();
        for (var kind : Kind.values()) {
            rows.add(new Result.Row(
                    kind.name(),
                    account.sent(kind),
                    account.count(kind, Fate.ACCEPTED),
                    account.count(kind, Fate.REFUSED),
                    account.count(kind, Fate.DEAD)));
        }
        return new Result(
                records,
                seed,
                took,
                List.copyOf(rows),
                account.missing(),
                account.twice(),
                account.strangers(),
                ledger.decided(),
                ledger.undecidable(),
                List.copyOf(memory));
    }
}
