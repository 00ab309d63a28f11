package org.jixiaoflow.cli.imports;

import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes a file through upload, reading, preview and filing. */
public final class Importing {

    private static final int LOOK_AGAIN_MILLIS = 100;

    private final JsonMapper json = JsonMapper.builder().build();
    private final RestClient rest;

    /** @param language in which the service answers, e.g. {@code zh} */
    public Importing(URI submissionService, String token, String language) {
        this.rest = RestClient.builder()
                .baseUrl(submissionService.resolve("/api/v1/documents"))
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .defaultHeader(HttpHeaders.ACCEPT_LANGUAGE, language)
                .build();
    }

    /** Why the service refused, in its own words. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence);
        }
    }

    /** Uploads the file and waits until it is read; the upload. {@code progress} sees every step of it. */
    public JsonNode read(Path file, String region, int year, Consumer<JsonNode> progress) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new FileSystemResource(file));
        parts.add("region", region);
        parts.add("year", year);
        var upload = ask(rest.post().contentType(MediaType.MULTIPART_FORM_DATA).body(parts));
        while (upload.path("state").asString("").equals("READING")) {
            progress.accept(upload);
            pause();
            upload = ask(rest.get().uri("/{id}", upload.path("id").asString("")));
        }
        progress.accept(upload);
        return upload;
    }

    /** What filing each form would do. */
    public JsonNode preview(JsonNode upload) {
        return ask(rest.get().uri("/{id}/forms", upload.path("id").asString("")));
    }

    /**
     * Files every form of the preview that isn't refused beforehand; the results.
     *
     * @param idOf names the form of a candidate whose department the service doesn't know
     */
    public JsonNode file(JsonNode upload, JsonNode preview, boolean submit, Function<JsonNode, String> idOf) {
        var asked = json.createObjectNode().put("submit", submit);
        var forms = asked.putArray("forms");
        StreamSupport.stream(preview.spliterator(), false).forEach(form -> {
            ObjectNode choice =
                    forms.addObject().put("ordinal", form.path("ordinal").asInt());
            choice.put("formId", form.path("formId").asString(idOf.apply(form)));
        });
        var drafts = rest.method(HttpMethod.POST)
                .uri("/{id}/drafts", upload.path("id").asString(""))
                .contentType(MediaType.APPLICATION_JSON)
                .body(asked.toString());
        return ask(drafts).path("results");
    }

    private JsonNode ask(RestClient.RequestHeadersSpec<?> request) {
        try {
            return json.readTree(Objects.requireNonNull(request.retrieve().body(String.class)));
        } catch (RestClientResponseException refused) {
            var problem = refused.getResponseBodyAsString();
            throw new Refused(
                    problem.startsWith("{")
                            ? json.readTree(problem).path("detail").asString(problem)
                            : String.valueOf(refused.getMessage()));
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
