package org.jixiaoflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The README of a module")
class ReadmesTest {

    @ParameterizedTest
    @MethodSource("modules")
    @DisplayName("names every package of the module")
    void packages(Path module) throws IOException {
        var readme = Files.readString(module.resolve("README.md"));
        var sources = module.resolve("src/main/java/org/jixiaoflow");
        List<String> packages;
        try (var files = Files.walk(sources)) {
            packages = files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
                    .toList();
        }

        assertThat(packages).isNotEmpty().allSatisfy(name -> assertThat(readme).contains("| `" + name + "` |"));
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
