package org.jixiaoflow.cli.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The files of the containers")
class ComposeFilesTest {

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final String PLAIN = "-f docker-compose.yml ";
    private static final Pattern SECRET = Pattern.compile("(?m)^([A-Z_]+)=$");
    private static final Pattern IMAGE =
            Pattern.compile("(?m)^(?:.*\\bimage:|FROM|ARG (?:BUILD|RUN|BASE)_?(?:IMAGE)?=) *([\\w./-]+:[\\w.-]+)");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                PLAIN,
                PLAIN + "-f docker-compose.secure.yml",
                PLAIN + "-f deploy/debian/docker-compose.yml",
                PLAIN + "-f docker-compose.secure.yml -f deploy/debian/docker-compose.yml"
            })
    @DisplayName("are read by Compose, once every secret is filled in")
    void readable(String files) throws Exception {
        assertThat(read(files, true)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN, PLAIN + "-f docker-compose.secure.yml"})
    @DisplayName("start nothing without secrets")
    void withoutSecrets(String files) throws Exception {
        assertThat(read(files, false)).isNotZero();
    }

    @Test
    @DisplayName("name each official image in one place, with the version that is tested without containers")
    void images() throws IOException {
        var places = new TreeMap<String, List<String>>();
        for (var file : List.of(
                "docker-compose.yml", "docker-compose.secure.yml", "Dockerfile", "deploy/keycloak/Dockerfile")) {
            IMAGE.matcher(Files.readString(HOME.resolve(file)))
                    .results()
                    .forEach(found -> places.computeIfAbsent(
                                    found.group(1).replaceAll(":.*", ""), any -> new ArrayList<>())
                            .add(file + " " + found.group(1)));
        }
        var pom = Files.readString(HOME.resolve("pom.xml"));

        assertThat(places)
                .hasSize(7)
                .allSatisfy((image, where) -> assertThat(where).as(image).hasSize(1));
        assertThat(places.get("apache/kafka")).containsExactly("docker-compose.yml apache/kafka:" + said(pom, "kafka"));
        assertThat(places.get("apicurio/apicurio-registry"))
                .containsExactly("docker-compose.yml apicurio/apicurio-registry:" + said(pom, "apicurio-registry"));
        assertThat(places.get("postgres"))
                .containsExactly(
                        "docker-compose.yml postgres:" + said(pom, "postgres").replaceAll("\\..*", ""));
    }

    private static String said(String pom, String part) {
        var found = Pattern.compile("<%s.version>([^<]+)<".formatted(part)).matcher(pom);
        assertThat(found.find()).as(part).isTrue();
        return found.group(1);
    }

    /** The command of Compose here, as a plugin or alone. */
    private static Optional<List<String>> compose() throws Exception {
        for (var command : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
            var asked = Stream.concat(command.stream(), Stream.of("version")).toList();
            try {
                var process = new ProcessBuilder(asked)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0) {
                    return Optional.of(command);
                }
            } catch (IOException notInstalled) {
                assertThat(notInstalled).hasMessageContaining(command.get(0));
            }
        }
        return Optional.empty();
    }

    /** What Compose says to the files: 0 if it reads them. */
    private int read(String files, boolean filledIn) throws Exception {
        var compose = compose();
        if (!Objects.equals(System.getenv("JIXIAO_CONTAINERS"), "required")) {
            assumeTrue(compose.isPresent(), "Compose isn't installed");
        }
        var nothing = Files.writeString(folder.resolve("env"), "");
        var command = new ArrayList<>(compose.orElseThrow());
        command.addAll(List.of(files.strip().split(" ")));
        command.addAll(List.of("--env-file", nothing.toString(), "config", "-q"));
        var builder = new ProcessBuilder(command)
                .directory(HOME.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        var names = SECRET.matcher(Files.readString(HOME.resolve(".env.example")));
        while (names.find()) {
            builder.environment().remove(names.group(1));
            if (filledIn) {
                builder.environment().put(names.group(1), "secret");
            }
        }
        var process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
