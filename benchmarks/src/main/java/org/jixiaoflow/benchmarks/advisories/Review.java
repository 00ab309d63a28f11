package org.jixiaoflow.benchmarks.advisories;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The list of advisories as somebody last went through it. What it doesn't say isn't known here, so it may not grow old.
 *
 * @param reviewed when somebody last held it against what is published
 */
public record Review(LocalDate reviewed, List<Advisory> advisories) {

    private static final String REVIEWED = "# reviewed ";
    private static final int DAYS = 180;

    /**
     * What came of it.
     *
     * @param components shipped
     * @param known of them, those whose module the list knows at all
     * @param found what is known against them, a line each
     * @param age of the review, in days
     */
    public record Result(int components, int known, List<String> found, long age) {

        /** Whether somebody has to go through the list again. */
        public boolean isStale() {
            return age > DAYS;
        }

        /** Whether it may be shipped. */
        public boolean isClean() {
            return components > 0 && found.isEmpty() && !isStale();
        }
    }

    /** The list in {@code file}. */
    public static Review read(Path file) {
        try {
            var lines = Files.readAllLines(file, UTF_8);
            var reviewed = lines.stream()
                    .filter(line -> line.startsWith(REVIEWED))
                    .map(line ->
                            LocalDate.parse(line.substring(REVIEWED.length()).strip()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(file + " doesn't say when it was reviewed"));
            return new Review(
                    reviewed,
                    lines.stream()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(Advisory::parse)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Holds it against a bill of materials, as CycloneDX writes it. */
    public Result of(Path bom, LocalDate today) {
        var components = shipped(JsonMapper.shared().readTree(bom.toFile()));
        var modules = advisories.stream().map(Advisory::module).collect(Collectors.toSet());
        var found = components.stream()
                .flatMap(component -> advisories.stream()
                        .filter(advisory -> advisory.concerns(component))
                        .map(advisory -> "%s %s: %s, %s; mended in %s"
                                .formatted(
                                        component.module(),
                                        component.version(),
                                        advisory.id(),
                                        advisory.about(),
                                        advisory.fixed())))
                .sorted()
                .toList();
        var known = components.stream()
                .filter(component -> modules.contains(component.module()))
                .count();
        return new Result(components.size(), (int) known, found, ChronoUnit.DAYS.between(reviewed, today));
    }

    private static List<Component> shipped(JsonNode bom) {
        return items(bom.path("components"))
                .map(item -> new Component(
                        item.path("group").asString("") + ":"
                                + item.path("name").asString(""),
                        Version.of(item.path("version").asString(""))))
                .distinct()
                .toList();
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
