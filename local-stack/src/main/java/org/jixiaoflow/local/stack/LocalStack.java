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
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jixiaoflow.local.broker.Broker;
import org.jixiaoflow.local.database.Database;
import org.jixiaoflow.local.database.DatabaseLogin;
import org.jixiaoflow.local.identity.Identity;
import org.jixiaoflow.local.identity.IdentityProvider;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.machine.StackProblem;
import org.jixiaoflow.local.registry.Registry;
import org.jixiaoflow.schemas.access.AclPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Everything on one machine: broker, registry, PostgreSQL, identity provider, the services and the workbench. All data are under one directory; started again on
 * it, everything is as it was, also after a kill.
 */
public final class LocalStack implements AutoCloseable {

    /** Id of the one portal that comes along. */
    public static final String PORTAL = "local";

    private final Path data;
    private final Ports ports;
    private final Progress progress;
    private final Wiring wiring;
    private final @Nullable SecuredKafka secured;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Map<Service, ConfigurableApplicationContext> services = new ConcurrentHashMap<>();

    private LocalStack(Path data, Ports ports, Progress progress, boolean secure) {
        this.data = data;
        this.ports = ports;
        this.progress = progress;
        this.wiring = new Wiring(data, ports);
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
     * @param secure whether Kafka asks who somebody is, and lets nobody do more than {@link AclPolicy} say
     * @throws StackProblem if it can't run, to be told to the person who started it
     */
    public static LocalStack start(Path data, Ports ports, Progress progress, boolean secure) {
        return started(new LocalStack(data.toAbsolutePath().normalize(), ports, progress, secure), LocalStack::start);
    }

    /**
     * Starts broker, registry and PostgreSQL alone, so that nobody writes but who asked for them.
     *
     * @throws StackProblem if they can't run, because the whole stack does for instance
     */
    public static LocalStack withoutServices(Path data, Ports ports, boolean secure) {
        return started(new LocalStack(data.toAbsolutePath().normalize(), ports, Progress.SILENT, secure), stack -> {
            stack.prepare();
            stack.startStores();
        });
    }

    /** Where it is written down when a stack's last backup was made, and where to. */
    public static Path lastBackup(Path data) {
        return data.resolve("last-backup");
    }

    private static LocalStack started(LocalStack stack, Consumer<LocalStack> start) {
        try {
            start.accept(stack);
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
        prepare();
        var provider = begin(
                "Identity", () -> IdentityProvider.start(data.resolve("identity"), ports.identity(), wiring.places()));
        startStores();
        provider.join();
        CompletableFuture.allOf(
                        begin(Service.SUBMISSION),
                        begin(Service.REVIEW),
                        begin(Service.SCORING),
                        begin(Service.NOTIFICATION),
                        begin(Service.WORKBENCH))
                .join();
    }

    private void prepare() {
        lock();
        Registry.stopLeftover(data.resolve("run"));
        Database.stopLeftover(data.resolve("postgres"));
        ports.requireFree();
        Logs.to(log("services"), log("access"));
        // The services share this process, so none of them may set up logging for all.
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    }

    private void startStores() {
        var database = begin("PostgreSQL", () -> StackDatabase.start(data, ports));
        var broker = begin("Kafka", this::startBroker);
        var registry = database.thenCompose(ready -> begin(
                "Schema Registry",
                () -> Registry.start(
                        data.resolve("run"), ports.registry(), log("registry"), StackDatabase.registry(data, ports))));
        CompletableFuture.allOf(broker, registry).join();
    }

    private Broker startBroker() {
        var directory = data.resolve("kafka");
        if (secured == null) {
            SecuredKafka.leaveOpen(data);
            return Broker.start(directory, ports.kafka());
        }
        var portals = wiring.portals().stream().map(Person::id).toList();
        return secured.start(directory, ports.kafka(), portals, Wiring.PARTITIONS);
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

    private CompletableFuture<?> begin(Service service) {
        var settings = wiring.of(service);
        if (secured != null) {
            settings.putAll(secured.settings(service));
        }
        return begin(service.title(), () -> {
            var started = service.start(settings);
            services.put(service, started);
            return started;
        });
    }

    /** Goes on without a service, as in an outage, until {@code meanwhile} is done. */
    public void without(String service, Runnable meanwhile) {
        var stopped = Service.named(service);
        Objects.requireNonNull(services.get(stopped)).close();
        try {
            meanwhile.run();
        } finally {
            begin(stopped).join();
        }
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

    /** How {@code role} comes to the services' database. */
    public DatabaseLogin database(String role) {
        return StackDatabase.login(data, ports, role);
    }

    /** Where everything is. */
    public Addresses addresses() {
        return Addresses.of(ports);
    }

    /** Addresses of a stack on this machine. */
    public record Addresses(
            String kafka,
            URI registry,
            String database,
            URI submission,
            URI review,
            URI scoring,
            URI identity,
            URI workbench,
            URI notification) {

        /** The addresses behind {@code ports}. */
        public static Addresses of(Ports ports) {
            return new Addresses(
                    "127.0.0.1:" + ports.kafka(),
                    URI.create("http://127.0.0.1:%d/apis/ccompat/v7".formatted(ports.registry())),
                    "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.database(), StackDatabase.NAME),
                    URI.create("http://127.0.0.1:" + ports.submission()),
                    URI.create("http://127.0.0.1:" + ports.review()),
                    URI.create("http://127.0.0.1:" + ports.scoring()),
                    Wiring.page(ports.identity()),
                    Wiring.page(ports.workbench()),
                    URI.create("http://127.0.0.1:" + ports.notification()));
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
