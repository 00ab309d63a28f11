package org.jixiaoflow.schemas.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The few calls of the Confluent-compatible registry API that a start needs. */
final class SchemaRegistry {

    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final String COMPATIBILITY = "BACKWARD_TRANSITIVE";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    /** The code of "schema not found", apart from a 404 of whatever else answers at a wrong address. */
    private static final String UNKNOWN = "40403";

    private static final Set<Integer> REFUSALS = Set.of(409, 422);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI url;

    SchemaRegistry(URI url) {
        this.url = url;
    }

    URI url() {
        return url;
    }

    /** Registers the topic's schema, unless it is there already, and answers its version under the subject. */
    int register(Topic<?> topic) {
        var schema = json.createObjectNode().put("schema", topic.schema().toString());
        var known = send("POST", "/subjects/" + topic.subject(), schema);
        if (known.statusCode() != OK) {
            var registered = send("POST", "/subjects/%s/versions".formatted(topic.subject()), schema);
            known = send("POST", "/subjects/" + topic.subject(), schema);
            if (known.statusCode() != OK && REFUSALS.contains(registered.statusCode())) {
                throw new IncompatibleSchema(topic.subject(), registered.body());
            }
        }
        keepCompatible(topic);
        return require(known).path("version").asInt();
    }

    /**
     * The schema of that id.
     *
     * @throws UnknownSchema if there is none
     */
    Schema schema(int id) {
        var answer = send("GET", "/schemas/ids/" + Integer.toUnsignedString(id), null);
        if (answer.statusCode() == NOT_FOUND && answer.body().contains(UNKNOWN)) {
            throw new UnknownSchema(id);
        }
        return new Schema.Parser().parse(require(answer).path("schema").asText());
    }

    /** Several services start at once, and each may find that another was faster. */
    private void keepCompatible(Topic<?> topic) {
        var path = "/config/" + topic.subject();
        var set = send("PUT", path, json.createObjectNode().put("compatibility", COMPATIBILITY));
        if (set.statusCode() != OK) {
            var level =
                    require(send("GET", path, null)).path("compatibilityLevel").asText();
            if (!level.equals(COMPATIBILITY)) {
                require(set);
            }
        }
    }

    private JsonNode require(HttpResponse<String> response) {
        if (response.statusCode() != OK) {
            throw new RegistryFault("The schema registry answered %d to %s: %s"
                    .formatted(response.statusCode(), response.uri(), response.body()));
        }
        return read(response.body());
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(String method, String path, @Nullable JsonNode body) {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(PATIENCE)
                .header("Content-Type", MEDIA_TYPE)
                .header("Accept", MEDIA_TYPE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new RegistryFault("No schema registry at " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryFault("Interrupted while asking the schema registry", e);
        }
    }
}
