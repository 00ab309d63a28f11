package org.jixiaoflow.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jixiaoflow.local.stack.StackProblem;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The stack's database")
class DatabaseTest {

    @TempDir
    Path directory;

    @Test
    @DisplayName("refuses the data of another major version in a sentence, and leaves them alone")
    void otherVersion() throws IOException {
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
    @DisplayName("writes data of the version it says")
    void itsVersion() throws IOException {
        try (var database = start()) {
            assertThat(database.url("views")).endsWith("/views");
        }

        assertThat(directory.resolve("PG_VERSION")).hasContent(Database.VERSION + "\n");
    }

    private Database start() {
        return Database.start(directory, freePort(), directory.resolveSibling("postgres.log"), List.of("views"));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
