package org.jixiaoflow.benchmarks.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.Component;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.Provisioning;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topics;

/** Kills the process that delivers again and again while notifications come, and compares what was told with what a webhook got. */
public final class DeliveryCrash implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(4);
    private static final Duration FURTHER_LIFE = Duration.ofSeconds(12);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PARTITIONS = 4;

    private final Path data;
    private final Ports ports = Ports.free();
    private final LocalStack stack;
    private final HttpServer webhook;
    private final Map<String, AtomicInteger> received = new ConcurrentHashMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private volatile boolean telling = true;

    /**
     * What became of it.
     *
     * @param told notifications
     * @param lost those the webhook never got
     * @param repeated those it got more than once
     */
    public record Result(int kills, int told, int lost, int repeated) {}

    private DeliveryCrash(Path data) throws IOException {
        this.data = data;
        this.webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        webhook.setExecutor(Executors.newSingleThreadExecutor(work -> {
            var thread = new Thread(work, "webhook");
            thread.setDaemon(true);
            return thread;
        }));
        webhook.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                received.computeIfAbsent(exchange.getRequestHeaders().getFirst("webhook-id"), id -> new AtomicInteger())
                        .incrementAndGet();
                exchange.sendResponseHeaders(204, -1);
            }
        });
        webhook.start();
        this.stack = LocalStack.withoutServices(data, ports, false);
    }

    /**
     * Kills it so many times.
     *
     * @param after told the number of each
     */
    public static Result run(Path data, int kills, long seed, IntConsumer after) throws IOException {
        try (var crash = new DeliveryCrash(data)) {
            return crash.run(kills, new Random(seed), after);
        }
    }

    private Result run(int kills, Random random, IntConsumer after) {
        var serdes = new RegistrySerdes(stack.addresses().registry());
        try (var admin = Admin.create(connection())) {
            Provisioning.create(admin, Topics.all(), PARTITIONS, Optional.empty());
        }
        serdes.register(Topics.all());
        var teller = new Thread(() -> tell(serdes), "teller");
        teller.start();
        try {
            for (var kill = 1; kill <= kills; kill++) {
                var process = begin();
                Fleet.pause(SHORTEST_LIFE.plusMillis(random.nextInt((int) FURTHER_LIFE.toMillis())));
                Fleet.kill(process);
                after.accept(kill);
            }
        } finally {
            telling = false;
            join(teller);
        }
        var last = begin();
        try {
            var deadline = System.nanoTime() + PATIENCE.toNanos();
            while (received.size() < told.size() && System.nanoTime() < deadline) {
                Fleet.pause(Duration.ofMillis(200));
            }
        } finally {
            Fleet.kill(last);
        }
        return result(kills);
    }

    private Process begin() {
        return Component.NOTIFICATION.start(
                "notification",
                data,
                ports,
                Map.of(
                        "jixiao.webhook.url",
                        "http://localhost:%d/".formatted(webhook.getAddress().getPort()),
                        "jixiao.webhook.allow-internal",
                        "true"));
    }

    /** Every notification is one delivery, so as many different ids arrive as notifications were told. */
    private Result result(int kills) {
        var repeated = (int)
                received.values().stream().filter(times -> times.get() > 1).count();
        return new Result(kills, told.size(), told.size() - received.size(), repeated);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what is not written is not received, and counts as lost
    private void tell(RegistrySerdes serdes) {
        try (var producer = new KafkaProducer<String, Notification>(
                connection(),
                new StringSerializer(),
                serdes.of(Topics.NOTIFICATIONS).serializer())) {
            for (var number = 0; telling; number++) {
                var notification = notification(number);
                producer.send(
                        new ProducerRecord<>(Topics.NOTIFICATIONS.name(), notification.getRecipient(), notification));
                told.add(notification.getId().toString());
                Fleet.pause(BETWEEN);
            }
        }
    }

    private static Notification notification(int number) {
        var department = "department-" + number % 60;
        return Notification.newBuilder()
                .setId(UUID.nameUUIDFromBytes(("crash-" + number).getBytes(UTF_8)))
                .setRecipient("department:231083/" + department)
                .setFormId("231083-2026-OBJECTIVE-" + department)
                .setVersion(number)
                .setTrigger(Trigger.RETURN)
                .setActionRequired(true)
                .setText("第 %d 条通知".formatted(number))
                .setTextEn("Notice " + number)
                .setLink("/api/v1/forms/231083-2026-OBJECTIVE-" + department)
                .setCreatedAt(Instant.now())
                .build();
    }

    private Map<String, Object> connection() {
        return Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, stack.addresses().kafka());
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stack.close();
        webhook.stop(0);
    }
}
