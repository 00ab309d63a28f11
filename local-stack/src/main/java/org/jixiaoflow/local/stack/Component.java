package org.jixiaoflow.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiaoflow.local.broker.Broker;
import org.jixiaoflow.local.identity.IdentityProvider;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.registry.Registry;

/** A part of a stack as a process of its own, so that it can be killed without the others. */
public enum Component {
    KAFKA {
        @Override
        void begin(Path data, Ports ports, Map<String, String> overrides) {
            Broker.start(data.resolve("kafka"), ports.kafka());
        }
    },

    POSTGRESQL {
        @Override
        void begin(Path data, Ports ports, Map<String, String> overrides) {
            StackDatabase.start(data, ports);
        }
    },

    REGISTRY {
        @Override
        void begin(Path data, Ports ports, Map<String, String> overrides) {
            Registry.start(
                    data.resolve("run"),
                    ports.registry(),
                    data.resolve("logs/registry.log"),
                    StackDatabase.registry(data, ports));
        }
    },

    IDENTITY {
        @Override
        void begin(Path data, Ports ports, Map<String, String> overrides) {
            System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
            IdentityProvider.start(data.resolve("identity"), ports.identity(), new Wiring(data, ports).places());
        }
    },

    SUBMISSION {
        @Override
        void begin(Path data, Ports ports, Map<String, String> overrides) {
            serve(Service.SUBMISSION, data, ports, overrides);
        }
    },

    REVIEW {
        @Override
        void begin(Path data, Ports ports, Map<String, String> overrides) {
            serve(Service.REVIEW, data, ports, overrides);
        }
    },

    SCORING {
        @Override
        void begin(Path data, Ports ports, Map<String, String> overrides) {
            serve(Service.SCORING, data, ports, overrides);
        }
    },

    NOTIFICATION {
        @Override
        void begin(Path data, Ports ports, Map<String, String> overrides) {
            serve(Service.NOTIFICATION, data, ports, overrides);
        }
    };

    abstract void begin(Path data, Ports ports, Map<String, String> overrides);

    static void serve(Service service, Path data, Ports ports, Map<String, String> overrides) {
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        var settings = new Wiring(data, ports).of(service);
        settings.putAll(overrides);
        service.start(settings);
    }

    /**
     * Starts the part with Java's class path of this process. Its data are under {@code data}, and so is its log.
     *
     * @param name of its log
     * @param overrides settings of a service that are to be others than the stack's
     */
    public Process start(String name, Path data, Ports ports, Map<String, String> overrides) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + (this == POSTGRESQL || this == REGISTRY ? 64 : 384) + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-D%s=%s".formatted(Registry.HOME, Registry.home()),
                "-cp",
                System.getProperty("java.class.path"),
                Component.class.getName(),
                name(),
                name,
                data.toString()));
        numbers(ports).mapToObj(String::valueOf).forEach(command::add);
        overrides.forEach((key, value) -> command.add(key + "=" + value));
        try {
            var log = Files.createDirectories(data.resolve("logs")).resolve(name + ".out");
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The port it listens on. */
    public int port(Ports ports) {
        return switch (this) {
            case KAFKA -> ports.kafka();
            case POSTGRESQL -> ports.database();
            case REGISTRY -> ports.registry();
            case IDENTITY -> ports.identity();
            case SUBMISSION -> ports.submission();
            case REVIEW -> ports.review();
            case SCORING -> ports.scoring();
            case NOTIFICATION -> ports.notification();
        };
    }

    private static IntStream numbers(Ports ports) {
        return IntStream.of(
                ports.kafka(),
                ports.registry(),
                ports.database(),
                ports.submission(),
                ports.review(),
                ports.scoring(),
                ports.identity(),
                ports.workbench(),
                ports.notification());
    }

    /** The part's process: the part's name, its log's, its directory, the nine ports, and what differs. */
    public static void main(String[] arguments) throws InterruptedException {
        var data = Path.of(arguments[2]);
        Logs.to(data.resolve("logs/%s.log".formatted(arguments[1])), data.resolve("logs/access.log"));
        var n = IntStream.range(3, 12).map(i -> Integer.parseInt(arguments[i])).toArray();
        var overrides = new HashMap<String, String>();
        Stream.of(arguments).skip(12).map(each -> each.split("=", 2)).forEach(each -> overrides.put(each[0], each[1]));
        valueOf(arguments[0]).begin(data, new Ports(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8]), overrides);
        // Until it is killed.
        Thread.currentThread().join();
    }
}
