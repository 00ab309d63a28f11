package org.jixiaoflow.cli.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jixiaoflow.local.machine.StackProblem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the submission service about dead letters. */
public final class DeadLetterDesk {

    private final JsonMapper json = JsonMapper.builder().build();
    private final URI letters;
    private final RestClient rest;

    /** @param language in which the service answers, e.g. {@code zh} */
    public DeadLetterDesk(URI submissionService, String token, String language) {
        this.letters = submissionService.resolve("/api/v1/dead-letters");
        this.rest = RestClient.builder()
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

    /** A page of the list; {@code query} holds the parameters that are asked with. */
    public JsonNode list(Map<String, String> query) {
        var address = UriComponentsBuilder.fromUri(letters);
        query.keySet().forEach(name -> address.queryParam(name, "{" + name + "}"));
        return ask(rest.get().uri(address.encode().buildAndExpand(query).toUri()));
    }

    /** One letter. */
    public JsonNode look(String id) {
        return ask(rest.get().uri(letters + "/{id}", id));
    }

    /** Has a letter processed again. */
    public JsonNode replay(String id, JsonNode asked) {
        return ask(rest.post()
                .uri(letters + "/{id}/replay", id)
                .contentType(MediaType.APPLICATION_JSON)
                .body(asked.toString()));
    }

    /** Discards a letter. */
    public JsonNode discard(String id, String reason) {
        return ask(rest.post()
                .uri(letters + "/{id}/discard", id)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json.createObjectNode().put("reason", reason).toString()));
    }

    private JsonNode ask(RestClient.RequestHeadersSpec<?> request) {
        try {
            return json.readTree(Objects.requireNonNull(request.retrieve().body(String.class)));
        } catch (RestClientResponseException refused) {
            var problem = refused.getResponseBodyAsString(UTF_8);
            throw new Refused(
                    problem.startsWith("{")
                            ? json.readTree(problem).path("detail").asString(problem)
                            : String.valueOf(refused.getMessage()));
        } catch (ResourceAccessException away) {
            throw new StackProblem("stack.not-running", letters.resolve("/"));
        }
    }
}
