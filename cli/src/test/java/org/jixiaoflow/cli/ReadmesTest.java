package org.jixiaoflow.cli;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The README of a module")
class ReadmesTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w.]+)` \\| (.*) \\|$");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*\\*(.*?)\\*/");

    @ParameterizedTest
    @MethodSource("modules")
    @DisplayName("says of every package what the package says of itself, and names no other")
    void packages(Path module) throws IOException {
        var readme = Files.readString(module.resolve("README.md"));

        var named = ROW.matcher(readme).results().collect(toMap(row -> row.group(1), row -> row.group(2)));

        assertThat(named).isNotEmpty().containsExactlyInAnyOrderEntriesOf(described(module));
    }

    private static Map<String, String> described(Path module) throws IOException {
        var sources = module.resolve("src/main/java/org/jixiaoflow");
        try (var files = Files.walk(sources)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .collect(toMap(
                            file -> sources.relativize(file.getParent())
                                    .toString()
                                    .replace('/', '.'),
                            ReadmesTest::sentence));
        }
    }

    private static String sentence(Path packageInfo) {
        try {
            var comment = COMMENT.matcher(Files.readString(packageInfo));
            assertThat(comment.find()).as(packageInfo.toString()).isTrue();
            return comment.group(1)
                    .replaceAll("\\s*\n\\s*\\*\\s?", " ")
                    .replaceAll("\\{@code ([^}]*)}", "`$1`")
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> modules() throws IOException {
        try (var directories = Files.list(Path.of(".."))) {
            return directories
                    .filter(directory -> Files.isDirectory(directory.resolve("src/main/java/org/jixiaoflow")))
                    .sorted()
                    .toList();
        }
    }
}
