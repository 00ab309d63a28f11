package org.jixiaoflow.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The services' REST interface, as any client sees it. */
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** A status with a body; missing if there is none. */
    record Answer(int status, JsonNode body) {

        boolean isOk() {
            return status == 200;
        }

        /** Whether the command was published and its outcome is not known yet. */
        boolean isLate() {
            return status == 202;
        }

        String code() {
            return body.path("code").asString("");
        }
    }

    Answer get(URI service, String path, String token) {
        return send(request(service, path, token).GET().build());
    }

    Answer send(URI service, String method, String path, String token, UUID commandId, @Nullable JsonNode body) {
        return send(request(service, path, token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", commandId.toString())
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build());
    }

    private static HttpRequest.Builder request(URI service, String path, String token) {
        return HttpRequest.newBuilder(service.resolve("/api/v1" + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json, application/problem+json")
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            var body = response.body().isBlank() ? json.missingNode() : json.readTree(response.body());
            return new Answer(response.statusCode(), body);
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
