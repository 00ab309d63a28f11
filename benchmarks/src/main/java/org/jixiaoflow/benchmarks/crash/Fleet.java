package org.jixiaoflow.benchmarks.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jixiaoflow.local.database.Database;
import org.jixiaoflow.local.database.DatabaseLogin;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.Component;
import org.jixiaoflow.local.stack.LocalStack.Addresses;
import org.jixiaoflow.local.stack.StackDatabase;

/** A stack each part of which is a process of its own. Whatever ends is started again, as a supervisor would. */
public final class Fleet implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final Duration STARTING = Duration.ofMinutes(5);
    private static final String DATABASE = "jdbc:postgresql://127.0.0.1:%d/jixiao";

    private final Path data;
    private final Ports ports;
    private final Map<String, String> settings;
    private final Optional<Proxy> proxy;
    private final Optional<Disk> disk;
    private final Map<Component, Process> running = new EnumMap<>(Component.class);
    private final List<Process> others = new ArrayList<>();

    /** One whose parts can be cut off from PostgreSQL, and whose broker's disk can be full. */
    Fleet(Path data, Ports ports) {
        this(data, ports, Map.of(), Optional.of(new Proxy(ports.database())), Disk.mount(data.resolve("kafka")));
    }

    /**
     * One with nothing between its parts.
     *
     * @param settings of the services that are to be others than the stack's
     */
    public Fleet(Path data, Ports ports, Map<String, String> settings) {
        this(data, ports, settings, Optional.empty(), Optional.empty());
    }

    private Fleet(Path data, Ports ports, Map<String, String> settings, Optional<Proxy> proxy, Optional<Disk> disk) {
        this.data = data;
        this.ports = ports;
        this.settings = settings;
        this.proxy = proxy;
        this.disk = disk;
    }

    /** Starts everything and waits until it listens. */
    public void start() {
        start(Component.KAFKA);
        start(Component.POSTGRESQL);
        awaitUp(Component.KAFKA);
        awaitUp(Component.POSTGRESQL);
        start(Component.REGISTRY);
        start(Component.IDENTITY);
        awaitUp(Component.REGISTRY);
        awaitUp(Component.IDENTITY);
        // The first of the services makes topics ready and registers schemas; all may, but not on two cores at once.
        start(Component.SUBMISSION);
        start(Component.REVIEW);
        start(Component.SCORING);
        awaitAllUp();
    }

    public Addresses addresses() {
        return Addresses.of(ports);
    }

    /** Who reads the services' views. */
    public DatabaseLogin views() {
        return StackDatabase.login(data, ports, StackDatabase.CHECKER);
    }

    Proxy proxy() {
        return proxy.orElseThrow();
    }

    /** The broker's disk, where this machine lets us make one. */
    Optional<Disk> disk() {
        return disk;
    }

    public void start(Component component) {
        running.put(
                component,
                component.start(component.name().toLowerCase(Locale.ROOT), data, ports, overrides(component)));
    }

    /**
     * A further instance of a service, which shares the partitions with the others. Nobody starts it again when it has ended.
     *
     * @param name of its log
     * @param further settings of its own
     */
    public Process startAnother(Component service, String name, Map<String, String> further) {
        var overrides = overrides(service);
        overrides.put("server.port", String.valueOf(Ports.anyFree()));
        overrides.put(
                "jixiao.streams.state-dir",
                data.resolve("streams").resolve(name).toString());
        overrides.putAll(further);
        var another = service.start(name, data, ports, overrides);
        others.add(another);
        return another;
    }

    private Map<String, String> overrides(Component component) {
        var overrides = new HashMap<String, String>();
        switch (component) {
            case KAFKA, POSTGRESQL, REGISTRY, IDENTITY -> {}
            case SUBMISSION, REVIEW, SCORING, NOTIFICATION -> {
                overrides.putAll(settings);
                proxy.ifPresent(between -> overrides.put("spring.datasource.url", DATABASE.formatted(between.port())));
            }
        }
        return overrides;
    }

    /** SIGKILL, for the process and whatever it has started. */
    public void kill(Component component) {
        var process = running.get(component);
        if (process != null) {
            kill(process);
        }
        if (component == Component.POSTGRESQL) {
            Database.server(data.resolve("postgres")).ifPresent(Fleet::kill);
        }
    }

    /** The same for a further instance. */
    public static void kill(Process process) {
        kill(process.toHandle());
    }

    private static void kill(ProcessHandle process) {
        var family = Stream.concat(process.descendants(), Stream.of(process)).toList();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(each -> each.onExit().join());
    }

    /** SIGSTOP or SIGCONT, for the process and whatever it has started. */
    void signal(Component component, String signal) {
        var process = running.get(component);
        if (process != null) {
            Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                    .forEach(each -> signal(each.pid(), signal));
        }
    }

    private static void signal(long pid, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts again what has ended; whether everything listens. */
    boolean supervise() {
        return supervise(EnumSet.noneOf(Component.class));
    }

    private boolean supervise(Set<Component> away) {
        var up = true;
        for (var component : EnumSet.complementOf(EnumSet.copyOf(away))) {
            var process = running.get(component);
            if (process == null || !process.isAlive()) {
                start(component);
            }
            up &= isUp(component);
        }
        return up;
    }

    private boolean isUp(Component component) {
        return component == Component.POSTGRESQL
                ? Database.isReady(data.resolve("postgres"))
                : Ports.isTaken(component.port(ports));
    }

    /** Starts again what has ended, but for one part, which stays away for a while. */
    void without(Component component, Duration time) {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            supervise(EnumSet.of(component));
            pause(LOOK_AGAIN);
        }
    }

    private void awaitAllUp() {
        var deadline = System.nanoTime() + STARTING.toNanos();
        while (!supervise()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The stack didn't start; its logs are in " + data.resolve("logs"));
            }
            pause(LOOK_AGAIN);
        }
    }

    void awaitUp(Component component) {
        var deadline = System.nanoTime() + STARTING.toNanos();
        while (!isUp(component)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%s didn't start; its logs are in %s".formatted(component, data.resolve("logs")));
            }
            pause(LOOK_AGAIN);
        }
    }

    /** Does nothing for a while. */
    public static void pause(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        others.forEach(Fleet::kill);
        running.keySet().forEach(this::kill);
        proxy.ifPresent(Proxy::close);
        disk.ifPresent(Disk::close);
    }
}
