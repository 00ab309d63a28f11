package org.jixiaoflow.review.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who asked for a form, as the access log has it. Nothing is copied anywhere: who asks reads the log. */
@Component
public final class Accesses {

    private static final int MOST = 500;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final @Nullable Path log;

    Accesses(AuditSettings settings) {
        this.log = settings.accessLog();
    }

    /** What was found in the log. */
    @Schema(name = "Accesses", description = "What was found in the access log.")
    public record Found(
            @Schema(description = "Whether the log is kept where this service can read it.")
            boolean kept,

            @Schema(description = "The newest 500, newest first.")
            List<Access> items,

            @Schema(description = "How many there are.") long total) {}

    /** A request made in somebody's name. */
    @Schema(description = "A request made in somebody's name.")
    public record Access(
            @Schema(description = "When.") Instant time,
            @Schema(description = "Id of who asked.") String actor,

            @Schema(description = "Id of whom they acted for.") @Nullable String actingFor,

            @Schema(description = "Their roles.") List<String> roles,
            @Schema(description = "The method.") String method,
            @Schema(description = "The endpoint.") String endpoint,

            @Schema(description = "The address it came from.") @Nullable String from,

            @Schema(description = "The status it was answered with.")
            int status) {}

    /** Those of a form. */
    public Found of(FormId form) {
        if (log == null) {
            return new Found(false, List.of(), 0);
        }
        var newest = new PriorityQueue<>(Comparator.comparing(Access::time));
        var total = new AtomicLong();
        files(log)
                .forEach(file -> read(file, form.toString(), access -> {
                    total.incrementAndGet();
                    newest.add(access);
                    if (newest.size() > MOST) {
                        newest.remove();
                    }
                }));
        var items = new ArrayList<>(newest);
        items.sort(Comparator.comparing(Access::time).reversed());
        return new Found(true, List.copyOf(items), total.get());
    }

    private static void read(Path file, String form, Consumer<Access> found) {
        // A reader of its own takes half a character for a wrong one, where Files.lines gives up.
        try (var lines = new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
            lines.lines()
                    .filter(line -> line.contains(form))
                    .flatMap(line -> access(line, form).stream())
                    .forEach(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line cut short, and one that names the form otherwise, is none of its. */
    private static Optional<Access> access(String line, String form) {
        try {
            var json = JSON.readTree(line);
            return json.path("formId").asString("").equals(form) ? Optional.of(access(json)) : Optional.empty();
        } catch (JacksonException | DateTimeException cut) {
            return Optional.empty();
        }
    }

    private static Access access(JsonNode json) {
        return new Access(
                Instant.parse(json.path("time").asString("")),
                json.path("actor").asString(""),
                json.path("actingFor").asStringOpt().orElse(null),
                json.path("roles").valueStream().map(JsonNode::asString).toList(),
                json.path("method").asString(""),
                json.path("endpoint").asString(""),
                json.path("from").asStringOpt().orElse(null),
                json.path("status").asInt());
    }

    /** The log and what it was before, numbered or dated, and not packed. */
    private static List<Path> files(Path log) {
        var directory = log.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            return List.of();
        }
        var name = Pattern.compile(Pattern.quote(log.getFileName().toString()) + "([.-]\\d[\\d-]*)?");
        try (var there = Files.list(directory)) {
            return there.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
