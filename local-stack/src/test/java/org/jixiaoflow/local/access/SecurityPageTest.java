package org.jixiaoflow.local.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page about security")
class SecurityPageTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?:8\\.)?\\d+\\.\\d.*\\|$");
    private static final int CELLS = 4;

    @Test
    @DisplayName("names tests that there are")
    void tests() throws IOException {
        try (var files =
                Files.find(ROOT, 20, (file, is) -> file.toString().matches(".*/src/test/.*(Test|IT)\\.java"))) {
            var there = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());

            assertThat(named())
                    .hasSizeGreaterThan(20)
                    .allSatisfy(name -> assertThat(there).contains(name));
        }
    }

    @Test
    @DisplayName("says of each item whether it is met, why, and what shows it")
    void rows() throws IOException {
        assertThat(ROW.matcher(page()).results().map(MatchResult::group))
                .hasSizeGreaterThan(70)
                .allSatisfy(row -> assertThat(row.substring(1, row.length() - 1).split("\\|"))
                        .as(row)
                        .hasSize(CELLS)
                        .allMatch(cell -> !cell.isBlank()));
    }

    private static List<String> named() throws IOException {
        return NAMED.matcher(page())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/security.md"));
    }
}
