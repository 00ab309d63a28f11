package org.jixiaoflow.local.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jixiaoflow.local.database.DatabaseLogin;
import org.jixiaoflow.local.machine.Leftover;
import org.jixiaoflow.local.machine.StackProblem;

/** Apicurio Registry as a child process listening on the loopback address. It keeps its schemas in PostgreSQL. */
public final class Registry implements AutoCloseable {

    /** Property that says where the build unpacked the registry. */
    public static final String HOME = "jixiao.registry.home";

    private static final String RUNNER = "apicurio-registry-app-3.0.9-runner.jar";
    private static final Duration STARTING = Duration.ofSeconds(90);
    private static final long LOOK_AGAIN_MILLIS = 150;

    private final Process process;
    private final URI url;
    private final ClassArchive archive;

    private Registry(Process process, URI url, ClassArchive archive) {
        this.process = process;
        this.url = url;
        this.archive = archive;
    }

    /**
     * Starts the registry and waits until it answers.
     *
     * @param run where its process id is kept
     * @param database where it keeps its schemas
     */
    public static Registry start(Path run, int port, Path log, DatabaseLogin database) {
        stopLeftover(run);
        try {
            Files.createDirectories(log.getParent());
            var archive = ClassArchive.in(home(), port);
            var builder = new ProcessBuilder(List.of(
                            java(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "-Xlog:cds*=off",
                            archive.option(),
                            "-jar",
                            home().resolve(RUNNER).toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()));
            var settings = builder.environment();
            settings.put("QUARKUS_HTTP_HOST", "127.0.0.1");
            settings.put("QUARKUS_HTTP_PORT", String.valueOf(port));
            settings.put("APICURIO_STORAGE_KIND", "sql");
            settings.put("APICURIO_STORAGE_SQL_KIND", "postgresql");
            settings.put("APICURIO_DATASOURCE_URL", database.url());
            settings.put("APICURIO_DATASOURCE_USERNAME", database.user());
            settings.put("APICURIO_DATASOURCE_PASSWORD", database.password());
            // Who comes with a password hashes it some thousand times, and few come at once.
            settings.put("APICURIO_DATASOURCE_JDBC_INITIAL_SIZE", "2");
            settings.put("APICURIO_DATASOURCE_JDBC_MIN_SIZE", "2");
            // A connection that went down with PostgreSQL is thrown away when it is asked for, not minutes later.
            settings.put("QUARKUS_DATASOURCE_POSTGRESQL_JDBC_FOREGROUND_VALIDATION_INTERVAL", "500MS");
            settings.put("QUARKUS_DATASOURCE_POSTGRESQL_JDBC_BACKGROUND_VALIDATION_INTERVAL", "2S");
            var process = builder.start();
            Leftover.record(pidFile(run), process.pid());
            var registry =
                    new Registry(process, URI.create("http://127.0.0.1:%d/apis/ccompat/v7".formatted(port)), archive);
            registry.awaitReady(log);
            return registry;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops a registry that a killed stack left running. */
    public static void stopLeftover(Path run) {
        Leftover.stop(pidFile(run), RUNNER);
    }

    private static Path pidFile(Path run) {
        return run.resolve("registry.pid");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Where the build unpacked the registry. */
    public static Path home() {
        var home = Path.of(System.getProperty(HOME, "target/registry"));
        if (!Files.exists(home.resolve(RUNNER))) {
            throw new StackProblem("stack.registry-missing", home);
        }
        return home;
    }

    private void awaitReady(Path log) {
        var http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
        var request = HttpRequest.newBuilder(URI.create(url + "/subjects"))
                .timeout(Duration.ofSeconds(5))
                .build();
        var deadline = System.nanoTime() + STARTING.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (http.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // it is still starting
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            pause();
        }
        close();
        throw new StackProblem("stack.registry-failed", log);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its Confluent-compatible interface. */
    public URI url() {
        return url;
    }

    @Override
    public void close() {
        Leftover.stop(process.toHandle());
        if (!process.isAlive()) {
            archive.keep(process.exitValue());
        }
    }
}
