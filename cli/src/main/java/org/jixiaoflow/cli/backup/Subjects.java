package org.jixiaoflow.cli.backup;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.cli.backup.Manifest.WrittenSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the schema registry knows, over its Confluent-compatible interface. */
final class Subjects {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = new JsonMapper();
    private final URI registry;

    Subjects(URI registry) {
        this.registry = registry;
    }

    /** Every version of every subject, in the order they were registered. */
    List<WrittenSchema> all() {
        var all = new ArrayList<WrittenSchema>();
        for (var subject : ask("/subjects", null)) {
            var path = "/subjects/%s/versions".formatted(encoded(subject.asString()));
            for (var version : ask(path, null)) {
                var found = ask("%s/%d".formatted(path, version.asInt()), null);
                all.add(new WrittenSchema(
                        subject.asString(),
                        version.asInt(),
                        found.path("id").asInt(),
                        found.path("schema").asString()));
            }
        }
        all.sort(Comparator.comparing(WrittenSchema::id).thenComparing(WrittenSchema::subject));
        return all;
    }

    /** Registers them all in their order; the new id of each old one. */
    Map<Integer, Integer> register(List<WrittenSchema> schemas) {
        var ids = new HashMap<Integer, Integer>();
        for (var each : schemas) {
            var body = json.createObjectNode().put("schema", each.schema());
            var id = ask("/subjects/%s/versions".formatted(encoded(each.subject())), body)
                    .path("id")
                    .asInt();
            ids.put(each.id(), id);
        }
        return ids;
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8);
    }

    private JsonNode ask(String path, @Nullable JsonNode body) {
        var request = HttpRequest.newBuilder(URI.create(registry + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/vnd.schemaregistry.v1+json");
        try {
            var answer = http.send(
                    body == null
                            ? request.build()
                            : request.POST(BodyPublishers.ofString(body.toString()))
                                    .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The schema registry answered %d to %s: %s"
                        .formatted(answer.statusCode(), path, answer.body()));
            }
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new IllegalStateException("The schema registry doesn't answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
