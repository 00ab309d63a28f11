package org.jixiaoflow.local.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jixiaoflow.local.stack.Leftover;
import org.jixiaoflow.local.stack.StackProblem;

/** PostgreSQL listening on the loopback address. Its data stay in its directory. */
public final class Database implements AutoCloseable {

    /** The major version that is started, and that the data must be of. */
    static final String VERSION = "17";

    /** The superuser, who needs no password from the loopback address. */
    public static final String USER = "postgres";

    /** After a crash it writes again what its log holds before it takes connections. */
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(5);

    private static final String PID_FILE = "postmaster.pid";

    private final EmbeddedPostgres postgres;

    private Database(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /**
     * Starts PostgreSQL on {@code directory} and creates the {@code databases} that are missing.
     *
     * @throws StackProblem if the data there are another major version's
     */
    public static Database start(Path directory, int port, Path log, List<String> databases) {
        stopLeftover(directory);
        try {
            requireVersion(directory);
            Files.createDirectories(log.getParent());
            var postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(directory)
                    .setCleanDataDirectory(false)
                    // Whatever LANG says: the machine may not have that locale.
                    .setLocaleConfig("locale", "C")
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(LONGEST_RECOVERY)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "120")
                    // Tests may be careless with data; a stack that promises to keep them may not.
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("full_page_writes", "on")
                    .setOutputRedirector(Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(Redirect.appendTo(log.toFile()))
                    .start();
            var database = new Database(postgres);
            databases.forEach(database::create);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireVersion(Path directory) throws IOException {
        var file = directory.resolve("PG_VERSION");
        if (Files.exists(file) && !Files.readString(file).strip().equals(VERSION)) {
            throw new StackProblem(
                    "stack.other-postgres", directory, Files.readString(file).strip(), VERSION);
        }
    }

    /** Stops a PostgreSQL that a killed stack left running on {@code directory}. */
    public static void stopLeftover(Path directory) {
        Leftover.stop(directory.resolve(PID_FILE), directory.toString());
    }

    /** The server running on {@code directory}; it is no descendant of the process that started it. */
    public static Optional<ProcessHandle> server(Path directory) {
        return Leftover.find(directory.resolve(PID_FILE), directory.toString());
    }

    /** Whether the server on {@code directory} takes connections. One that is still recovering listens, and refuses them. */
    public static boolean isReady(Path directory) {
        try {
            return server(directory).isPresent()
                    && Files.readString(directory.resolve(PID_FILE)).strip().endsWith("ready");
        } catch (IOException gone) {
            return false;
        }
    }

    private void create(String name) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var query = connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            if (!query.executeQuery().next()) {
                try (var creation = connection.createStatement()) {
                    creation.execute("create database \"%s\" encoding 'UTF8' template template0".formatted(name));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database %s can't be created".formatted(name), e);
        }
    }

    /** Where clients connect to. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.getPort(), database);
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
