package org.jixiaoflow.local.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The page about security")
class SecurityPageTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))`");
    private static final Pattern MEMBER = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");
    private static final Pattern TRIED = Pattern.compile("(?m)^\\| \\d+\\. .*\\|$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?:8\\.)?\\d+\\.\\d.*\\|$");
    private static final int CELLS = 4;
    private static final int ATTEMPTS = 18;
    private static final int DEEP = 20;

    @Test
    @DisplayName("names tests that there are")
    void tests() throws IOException {
        assertThat(named())
                .hasSizeGreaterThan(20)
                .allSatisfy(name -> assertThat(sources()).containsKey(name));
    }

    @Test
    @DisplayName("shows each thing that strangers tried by a test that is there")
    void tried() throws IOException {
        var sources = sources();

        assertThat(TRIED.matcher(page()).results().map(MatchResult::group))
                .hasSize(ATTEMPTS)
                .allMatch(row -> MEMBER.matcher(row).find());
        assertThat(MEMBER.matcher(page()).results())
                .allSatisfy(member -> assertThat(sources.get(member.group(1)))
                        .as(member.group())
                        .containsPattern("(void|ArchRule) " + member.group(2) + "\\b"));
    }

    private static Map<String, String> sources() throws IOException {
        try (var files =
                Files.find(ROOT, DEEP, (file, is) -> file.toString().matches(".*/src/test/.*(Test|IT)\\.java"))) {
            return files.collect(Collectors.toMap(
                    file -> file.getFileName().toString().replace(".java", ""),
                    SecurityPageTest::read,
                    String::concat));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
