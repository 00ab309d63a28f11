package org.jixiaoflow.local.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jixiaoflow.local.machine.Leftover;
import org.jixiaoflow.local.machine.StackProblem;
import org.jixiaoflow.local.secrets.DatabasePasswords;

/** PostgreSQL listening on the loopback address, where nobody comes in without a password. Its data stay in its directory. */
public final class Database implements AutoCloseable {

    /** The major version that is started, and that the data must be of. */
    static final String VERSION = "17";

    /** The superuser, for making databases and roles and for nobody's daily use. */
    public static final String ADMINISTRATOR = "postgres";

    private static final String METHOD = "scram-sha-256";

    private static final String OWNED = """
            do $$
            declare
                thing record;
            begin
                if not exists (select from pg_roles where rolname = '%1$s') then
                    create role %1$s;
                end if;
                execute format('alter database %%I owner to %1$s', current_database());
                for thing in select c.oid::regclass as name from pg_class c
                        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') loop
                    execute format('alter table %%s owner to %1$s', thing.name);
                end loop;
                execute format('revoke all on database %%I from public', current_database());
            end
            $$;
            alter role %1$s with login nosuperuser nocreatedb nocreaterole password %2$s""";

    /** After a crash it writes again what its log holds before it takes connections. */
    private static final Duration LONGEST_RECOVERY = Duration.ofMinutes(5);

    private static final String PID_FILE = "postmaster.pid";

    private final EmbeddedPostgres postgres;
    private final DatabasePasswords passwords;

    private Database(EmbeddedPostgres postgres, DatabasePasswords passwords) {
        this.postgres = postgres;
        this.passwords = passwords;
    }

    /**
     * Starts PostgreSQL on {@code directory}. Data that were open to everybody on the machine are closed first.
     *
     * @param passwords the roles', made where there are none
     * @throws StackProblem if the data there are another major version's
     */
    public static Database start(Path directory, int port, Path log, DatabasePasswords passwords) {
        stopLeftover(directory);
        try {
            requireVersion(directory);
            Files.createDirectories(log.getParent());
            var isNew = !Files.exists(directory.resolve("PG_VERSION"));
            if (!isNew && (passwords.known(ADMINISTRATOR).isEmpty() || !isClosed(directory))) {
                close(directory, port, log, passwords);
            }
            var password = passwords.of(ADMINISTRATOR);
            var builder = builder(directory, port, log).setConnectConfig("password", password);
            if (isNew) {
                // Options of initdb, which takes the last of several methods.
                builder.setLocaleConfig("auth", METHOD)
                        .setLocaleConfig(
                                "pwfile",
                                passwords.file(ADMINISTRATOR).toAbsolutePath().toString());
            }
            return new Database(builder.start(), passwords);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres.Builder builder(Path directory, int port, Path log) {
        return EmbeddedPostgres.builder()
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
                .setErrorRedirector(Redirect.appendTo(log.toFile()));
    }

    private static void requireVersion(Path directory) throws IOException {
        var file = directory.resolve("PG_VERSION");
        if (Files.exists(file) && !Files.readString(file).strip().equals(VERSION)) {
            throw new StackProblem(
                    "stack.other-postgres", directory, Files.readString(file).strip(), VERSION);
        }
    }

    private static boolean isClosed(Path directory) throws IOException {
        try (var lines = Files.lines(rules(directory), UTF_8)) {
            return lines.map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .allMatch(line -> line.endsWith(METHOD));
        }
    }

    private static Path rules(Path directory) {
        return directory.resolve("pg_hba.conf");
    }

    /** Gives the superuser a password while nobody but they can come in, as whoever owns the directory may. */
    private static void close(Path directory, int port, Path log, DatabasePasswords passwords) throws IOException {
        Files.writeString(rules(directory), "host all %s 127.0.0.1/32 trust%n".formatted(ADMINISTRATOR));
        var password = passwords.of(ADMINISTRATOR);
        try (var postgres = builder(directory, port, log).start();
                var connection = postgres.getPostgresDatabase().getConnection();
                var sql = connection.createStatement()) {
            sql.execute("alter role %s with password %s".formatted(ADMINISTRATOR, Script.quoted(password)));
        } catch (SQLException e) {
            throw new IllegalStateException("The database in %s can't be closed".formatted(directory), e);
        }
        Files.writeString(rules(directory), "local all all %1$s%nhost all all all %1$s%n".formatted(METHOD));
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

    /** With a database that one role owns; it may have been somebody else's. */
    public Database with(String name, String owner) {
        create(name);
        perform(name, OWNED.formatted(owner, Script.quoted(passwords.of(owner))));
        return this;
    }

    /** With the services' database: each has a role and a schema of its own. */
    public Database withServices(String name) {
        create(name);
        perform(name, Script.read(Script.ROLES).with(passwords::of));
        return this;
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

    private void perform(String name, String text) {
        try (var connection = login(name, ADMINISTRATOR).connect();
                var sql = connection.createStatement()) {
            sql.execute(text);
        } catch (SQLException e) {
            throw new IllegalStateException("The roles of the database %s can't be made".formatted(name), e);
        }
    }

    /** Where a role connects to. */
    public DatabaseLogin login(String database, String role) {
        var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(postgres.getPort(), database);
        return new DatabaseLogin(url, role, passwords.of(role));
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
