package org.jixiaoflow.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.machine.StackProblem;
import org.jixiaoflow.local.secrets.DatabasePasswords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The stack's database")
class DatabaseTest {

    private static final String NAME = "jixiao";
    private static final String SQL_STATE_NOT_ALLOWED = "42501";

    @TempDir
    Path home;

    private Path directory;
    private DatabasePasswords passwords;

    @BeforeEach
    void places() {
        directory = home.resolve("postgres");
        passwords = new DatabasePasswords(home.resolve("secrets"));
    }

    @Test
    @DisplayName("refuses the data of another major version in a sentence, and leaves them alone")
    void otherVersion() throws IOException {
        Files.createDirectories(directory);
        var version = directory.resolve("PG_VERSION");
        Files.writeString(version, "14\n");

        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(
                        StackProblem.class,
                        problem -> assertThat(problem.arguments()).containsExactly(directory, "14", Database.VERSION));

        assertThat(directory).isDirectoryContaining(version::equals);
        assertThat(version).hasContent("14\n");
    }

    @Test
    @DisplayName("writes data of the version it says, and keeps passwords where only their owner reads them")
    void itsVersion() throws IOException {
        start().close();

        assertThat(directory.resolve("PG_VERSION")).hasContent(Database.VERSION + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords.file(Database.ADMINISTRATOR))))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("that was open to everybody goes on closed, with its tables where they belong")
    void closed() throws Exception {
        try (var open = EmbeddedPostgres.builder()
                        .setDataDirectory(directory)
                        .setCleanDataDirectory(false)
                        .setRegisterShutdownHook(false)
                        .setLocaleConfig("locale", "C")
                        .setPGStartupWait(Duration.ofMinutes(1))
                        .start();
                var sql = open.getPostgresDatabase().getConnection().createStatement()) {
            sql.execute("create database " + NAME);
            try (var before = open.getDatabase(Database.ADMINISTRATOR, NAME)
                    .getConnection()
                    .createStatement()) {
                before.execute("create schema review; create table review.form (id serial primary key, said text);"
                        + "insert into review.form (said) values ('kept')");
            }
        }

        try (var database = start()) {
            assertNobodyWithoutPassword(database);
            assertThat(asked(database, "review", "select said from review.form"))
                    .isEqualTo("kept");
            assertThatCode(() -> perform(
                            database,
                            "review",
                            "alter table review.form add more text; insert into review.form default values"))
                    .doesNotThrowAnyException();
            assertThat(asked(database, "checker", "select count(*)::text from review.form"))
                    .isEqualTo("2");
        }
        try (var again = start()) {
            assertNobodyWithoutPassword(again);
        }
    }

    @Test
    @DisplayName("lets its administrator in again after the passwords were lost")
    void lostPasswords() throws Exception {
        start().close();
        try (var files = Files.list(home.resolve("secrets"))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }

        try (var database = start()) {
            assertThat(asked(database, "scoring", "select current_user::text")).isEqualTo("scoring");
            assertNobodyWithoutPassword(database);
        }
    }

    @Nested
    @DisplayName("to a service")
    class ToAService {

        @Test
        @DisplayName("is its own schema, and nothing else")
        void confined() throws Exception {
            try (var database = start()) {
                perform(database, "submission", "create table submission.form (id text)");
                perform(database, "review", "create table review.form (id text)");

                for (var foreign : List.of(
                        "select * from review.form",
                        "delete from review.form",
                        "create table review.mine (id text)",
                        "create table public.mine (id text)",
                        "create schema mine",
                        "create temporary table mine (id text)",
                        "create role mine",
                        "alter role submission superuser",
                        "set role review",
                        "copy submission.form from program 'id'",
                        "select pg_read_file('pg_hba.conf')")) {
                    assertRefused(database, "submission", foreign);
                }
            }
        }

        @Test
        @DisplayName("that only checks is there to be read, tables made later included")
        void readOnly() throws Exception {
            try (var database = start()) {
                perform(
                        database,
                        "scoring",
                        "create table scoring.form_score (id text); insert into scoring.form_score values ('a')");

                assertThat(asked(database, "checker", "select id from scoring.form_score"))
                        .isEqualTo("a");
                for (var change : List.of(
                        "delete from scoring.form_score",
                        "drop table scoring.form_score",
                        "create table scoring.mine (id text)")) {
                    assertRefused(database, "checker", "set transaction_read_only = off; " + change);
                }
            }
        }
    }

    private static void assertRefused(Database database, String role, String sql) {
        assertThatThrownBy(() -> perform(database, role, sql))
                .as("%s: %s", role, sql)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refusal -> assertThat(refusal.getSQLState()).isEqualTo(SQL_STATE_NOT_ALLOWED));
    }

    private static void assertNobodyWithoutPassword(Database database) {
        for (var role : List.of(Database.ADMINISTRATOR, "review", "checker")) {
            var login = database.login(NAME, role);
            for (var guess : List.of("", "postgres", role)) {
                assertThatThrownBy(() -> new DatabaseLogin(login.url(), role, guess).connect())
                        .as("%s with '%s'", role, guess)
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    private static void perform(Database database, String role, String text) throws SQLException {
        try (var connection = database.login(NAME, role).connect();
                var sql = connection.createStatement()) {
            sql.execute(text);
        }
    }

    private static String asked(Database database, String role, String text) throws SQLException {
        try (var connection = database.login(NAME, role).connect();
                var sql = connection.createStatement();
                var rows = sql.executeQuery(text)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Database start() {
        return Database.start(directory, Ports.anyFree(), home.resolve("postgres.log"), passwords)
                .withServices(NAME);
    }
}
