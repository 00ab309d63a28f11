package org.jixiaoflow.cli;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The index of decisions")
class DecisionsTest {

    private static final Path DECISIONS = Path.of("../docs/decisions");
    private static final Pattern ROW = Pattern.compile(
            "(?m)^\\| \\[(\\d{4})]\\((\\1-[a-z0-9-]+\\.md)\\) \\| (.+) \\| 20\\d\\d-\\d\\d-\\d\\d \\| (?:in force|replaced by .+) \\|$");

    @Test
    @DisplayName("lists every decision with its title, date and status, and no other")
    void whole() throws IOException {
        var index = Files.readString(DECISIONS.resolve("README.md"));

        var listed = ROW.matcher(index).results().collect(toMap(row -> row.group(2), row -> row.group(3)));

        assertThat(listed).containsExactlyInAnyOrderEntriesOf(written());
    }

    private static Map<String, String> written() throws IOException {
        try (var files = Files.list(DECISIONS)) {
            return files.filter(file -> file.getFileName().toString().matches("\\d{4}-.*"))
                    .collect(toMap(file -> file.getFileName().toString(), DecisionsTest::title));
        }
    }

    private static String title(Path decision) {
        try (var lines = Files.lines(decision)) {
            return lines.findFirst().orElse("").replaceFirst("^# \\d+\\.? ", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
