package org.jixiaoflow.benchmarks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A file of measurements")
class ResultFileTest {

    @TempDir
    private Path directory;

    @Test
    @DisplayName("holds all there are so far, as a whole and nothing else")
    void soFar() throws IOException {
        var file = directory.resolve("figures.json");

        new ResultFile(file).keep(List.of(1));
        new ResultFile(file).keep(List.of(1, 2));

        assertThat(JsonMapper.shared().readValue(Files.readString(file), int[].class))
                .containsExactly(1, 2);
        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    @DisplayName("isn't made if nobody asked for it")
    void notAsked() throws IOException {
        new ResultFile(null).keep(List.of(1));

        try (var files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }
}
