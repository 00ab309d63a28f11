package org.jixiaoflow.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jixiaoflow.local.broker.Broker;
import org.jixiaoflow.local.database.Database;
import org.jixiaoflow.local.identity.Identity;
import org.jixiaoflow.local.identity.IdentityProvider;
import org.jixiaoflow.local.registry.Registry;
import org.jixiaoflow.schemas.access.Grants;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Everything on one machine: broker, registry, PostgreSQL, identity provider and the three services. All data are under one directory; started again on
 * it, everything is as it was, also after a kill.
 */
public final class LocalStack implements AutoCloseable {

    private static final String DATABASE = "jixiao";
    private static final String REGISTRY_DATABASE = "registry";
    private static final int PARTITIONS = 4;

    /** Id of the one portal there is. */
    public static final String PORTAL = "local";

    private final Path data;
    private final Ports ports;
    private final Progress progress;
    private final @Nullable SecuredKafka secured;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private LocalStack(Path data, Ports ports, Progress progress, boolean secure) {
        this.data = data;
        this.ports = ports;
        this.progress = progress;
        this.secured = secure ? SecuredKafka.of(data) : null;
    }

    /**
     * Starts everything on {@code data}.
     *
     * @throws StackProblem if it can't run, to be told to the person who started it
     */
    public static LocalStack start(Path data, Ports ports, Progress progress) {
        return start(data, ports, progress, false);
    }

    /**
     * Starts everything on {@code data}.
     *
     * @param secure whether Kafka asks who somebody is, and lets nobody do more than {@link Grants} say
     * @throws StackProblem if it can't run, to be told to the person who started it
     */
    public static LocalStack start(Path data, Ports ports, Progress progress, boolean secure) {
        var stack = new LocalStack(data.toAbsolutePath().normalize(), ports, progress, secure);
        try {
            stack.start();
            return stack;
        } catch (CompletionException e) {
            stack.close();
            throw e.getCause() instanceof StackProblem problem ? problem : e;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void start() {
        lock();
        Registry.stopLeftover(data.resolve("run"));
        Database.stopLeftover(data.resolve("postgres"));
        ports.requireFree();
        Logs.to(log("services"), log("access"));
        // The services share this process, so none of them may set up logging for all.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        var database = begin(
                "PostgreSQL",
                () -> Database.start(
                        data.resolve("postgres"),
                        ports.database(),
                        log("postgres"),
                        List.of(DATABASE, REGISTRY_DATABASE)));
        var broker = begin("Kafka", this::startBroker);
        var registry = database.thenCompose(ready -> begin(
                "Schema Registry",
                () -> Registry.start(
                        data.resolve("run"),
                        ports.registry(),
                        log("registry"),
                        ready.url(REGISTRY_DATABASE),
                        Database.USER)));
        var provider =
                begin("Identity", () -> IdentityProvider.start(data.resolve("identity"), ports.identity(), services()));
        CompletableFuture.allOf(broker, registry, provider).join();
        var common = settings(broker.join(), registry.join(), database.join());
        CompletableFuture.allOf(
                        begin(Service.SUBMISSION, common, ports.submission()),
                        begin(Service.REVIEW, common, ports.review()),
                        begin(Service.SCORING, common, ports.scoring()))
                .join();
    }

    private Broker startBroker() {
        var directory = data.resolve("kafka");
        if (secured == null) {
            SecuredKafka.leaveOpen(data);
            return Broker.start(directory, ports.kafka());
        }
        return secured.start(directory, ports.kafka(), List.of(PORTAL), PARTITIONS);
    }

    private <T extends AutoCloseable> CompletableFuture<T> begin(String part, Supplier<T> start) {
        var started = new CompletableFuture<T>();
        new Thread(
                        () -> {
                            var begun = System.nanoTime();
                            try {
                                var ready = start.get();
                                synchronized (running) {
                                    running.push(ready);
                                }
                                progress.ready(part, Duration.ofNanos(System.nanoTime() - begun));
                                started.complete(ready);
                            } catch (Throwable e) {
                                LoggerFactory.getLogger(LocalStack.class).error("{} did not start", part, e);
                                started.completeExceptionally(e);
                            }
                        },
                        "start-" + part)
                .start();
        return started;
    }

    private CompletableFuture<?> begin(Service service, Map<String, Object> common, int port) {
        var settings = new HashMap<>(common);
        settings.put("server.port", port);
        settings.put("jixiao.security.client", service.title());
        settings.put(
                "jixiao.security.client-secret",
                identity().secrets(List.of(service.title())).get(service.title()));
        settings.put("jixiao.streams.state-dir", data.resolve("streams").resolve(service.title()));
        if (secured != null) {
            settings.putAll(secured.settings(service));
        }
        return begin(service.title(), () -> service.start(settings));
    }

    private Map<String, Object> settings(Broker broker, Registry registry, Database database) {
        var settings = new HashMap<String, Object>();
        settings.put("server.address", "127.0.0.1");
        settings.put("spring.kafka.bootstrap-servers", broker.bootstrapServers());
        settings.put("spring.datasource.url", database.url(DATABASE));
        settings.put("spring.datasource.username", Database.USER);
        settings.put("spring.datasource.password", "");
        settings.put("jixiao.registry.url", registry.url());
        settings.put("jixiao.topics.partitions", PARTITIONS);
        settings.put("jixiao.security.issuer", identity().issuer());
        settings.put("jixiao.security.audience", Identity.AUDIENCE);
        services().forEach((name, place) -> settings.put("jixiao.pages.services." + name, place));
        // One process watched by whoever started it needs no further doors.
        settings.put("management.server.port", -1);
        // A portal to try things out with, speaking for everyone.
        var portal = "jixiao.portal.portals.%s.".formatted(PORTAL);
        settings.put(portal + "name", "本机门户");
        settings.put(portal + "regions", "*");
        settings.put(portal + "departments", "*");
        return settings;
    }

    /** Each service by its name, where browsers find it. */
    private Map<String, URI> services() {
        var places = new LinkedHashMap<String, URI>();
        places.put(Service.SUBMISSION.title(), page(ports.submission()));
        places.put(Service.REVIEW.title(), page(ports.review()));
        places.put(Service.SCORING.title(), page(ports.scoring()));
        return places;
    }

    private static URI page(int port) {
        return URI.create("http://localhost:%d/".formatted(port));
    }

    /** Held as long as this process lives, so that no second stack works on the same data. */
    private void lock() {
        try {
            Files.createDirectories(data);
            var channel = FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new StackProblem("stack.in-use", data);
            }
            running.push(channel);
        } catch (OverlappingFileLockException e) {
            throw new StackProblem("stack.in-use", data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log(String name) {
        return data.resolve("logs").resolve(name + ".log");
    }

    /** Who signs tokens for this stack. */
    public Identity identity() {
        return Identity.in(data.resolve("identity"));
    }

    /** Where everything is. */
    public Addresses addresses() {
        return Addresses.of(ports);
    }

    /** Addresses of a stack on this machine. */
    public record Addresses(
            String kafka, URI registry, String database, URI submission, URI review, URI scoring, URI identity) {

        /** The addresses behind {@code ports}. */
        public static Addresses of(Ports ports) {
            return new Addresses(
                    "127.0.0.1:" + ports.kafka(),
                    URI.create("http://127.0.0.1:%d/apis/ccompat/v7".formatted(ports.registry())),
                    "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.database(), DATABASE),
                    URI.create("http://127.0.0.1:" + ports.submission()),
                    URI.create("http://127.0.0.1:" + ports.review()),
                    URI.create("http://127.0.0.1:" + ports.scoring()),
                    page(ports.identity()));
        }
    }

    /** Stops everything, what was started last first. */
    @Override
    public void close() {
        while (true) {
            AutoCloseable part;
            synchronized (running) {
                part = running.poll();
            }
            if (part == null) {
                return;
            }
            try {
                part.close();
            } catch (Exception e) {
                LoggerFactory.getLogger(LocalStack.class).warn("{} did not stop cleanly", part, e);
            }
        }
    }
}
