package org.jixiaoflow.local.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.secrets.BrokerKey;

/** Kafka, controller and broker in one, listening on the loopback address. Its data stay in its directory. */
public final class Broker implements AutoCloseable {

    private static final int NODE = 1;
    // Always the same, so that a directory made ready earlier is recognised.
    private static final Uuid CLUSTER = new Uuid(0x6a69_7869_616fL, 1);
    private static final String HOST = "127.0.0.1";
    /** What Kafka leaves behind that was stopped, and takes away when it starts. */
    static final String STOPPED = ".kafka_cleanshutdown";

    private static final Duration LOOKS = Duration.ofSeconds(10);

    private final KafkaRaftServer server;
    private final int port;
    private final Map<String, Object> internal;
    private final HangingTransactions transactions;

    private Broker(KafkaRaftServer server, int port, Map<String, Object> internal) {
        this.server = server;
        this.port = port;
        this.internal = internal;
        this.transactions = HangingTransactions.watch(internal, LOOKS);
    }

    /** Starts a broker on {@code directory}, which is made ready if it is new. Whoever reaches it may do everything. */
    public static Broker start(Path directory, int port) {
        return start(directory, port, at -> Listeners.open(HOST, at));
    }

    /**
     * Starts a broker that lets in only users it knows, by way of TLS, and lets them do only what they are granted.
     *
     * @param superUsers who may do everything, besides the holder of the key
     */
    public static Broker startSecured(Path directory, int port, BrokerKey key, Set<String> superUsers) {
        return start(directory, port, at -> Listeners.secured(HOST, at, key, superUsers));
    }

    private static Broker start(Path directory, int port, IntFunction<Listeners> listening) {
        format(directory);
        if (wasKilled(directory)) {
            stop(server(directory, listening.apply(Ports.anyFree())));
        }
        var listeners = listening.apply(port);
        return new Broker(server(directory, listeners), port, listeners.internal());
    }

    /**
     * Whether it wasn't stopped but killed, or its disk was full. A broker alone then still takes itself for the coordinator of every group,
     * loses that by coming back, and has it anew a moment later; what it loads for the first time counts as loaded for the second, and
     * groups may stand still ever after (decision 118). So it comes back and is stopped before anybody can reach it.
     */
    private static boolean wasKilled(Path directory) {
        return Files.exists(directory.resolve("__cluster_metadata-0")) && Files.notExists(directory.resolve(STOPPED));
    }

    private static KafkaRaftServer server(Path directory, Listeners listeners) {
        var settings = settings(directory);
        settings.putAll(listeners.settings(NODE));
        var server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        return server;
    }

    private static void stop(KafkaRaftServer server) {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path directory) {
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(NODE)
                    .setClusterId(CLUSTER.toString())
                    .addDirectory(directory.toString())
                    .setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setIgnoreFormatted(true)
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("The directory %s can't be made ready for Kafka".formatted(directory), e);
        }
    }

    private static Map<String, String> settings(Path directory) {
        var settings = new HashMap<String, String>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put("log.dirs", directory.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // One node: every internal topic has one copy, and a small machine needs few partitions.
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "6");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        // Transactions of dead processes time out after ten seconds; nobody waits for ten more until that is noticed.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "2000");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("log.cleaner.dedupe.buffer.size", "16777216");
        return settings;
    }

    /** What clients connect to. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /** Settings of a client that may do everything, for who started the broker. */
    public Map<String, Object> internal() {
        return internal;
    }

    @Override
    public void close() {
        transactions.close();
        stop(server);
    }
}
