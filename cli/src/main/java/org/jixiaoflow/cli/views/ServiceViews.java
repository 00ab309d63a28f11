package org.jixiaoflow.cli.views;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jixiaoflow.local.machine.StackProblem;
import org.jixiaoflow.local.stack.LocalStack.Addresses;
import org.springframework.http.HttpHeaders;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the services how far their views have come, and has views filled again. */
public final class ServiceViews {

    private static final String PATH = "/api/v1/views";

    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, URI> services = new LinkedHashMap<>();
    private final RestClient rest;

    /** @param token of an administrator */
    public ServiceViews(Addresses addresses, String token) {
        services.put("submission", addresses.submission());
        services.put("review", addresses.review());
        services.put("scoring", addresses.scoring());
        services.put("notification", addresses.notification());
        this.rest = RestClient.builder()
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }

    /**
     * A view.
     *
     * @param topic what it reflects
     * @param refilling whether it was emptied and doesn't show everything yet that it did before
     * @param records it was filled with since it was emptied
     * @param behind offsets of the topic it has still to read
     */
    public record Standing(String service, String name, String topic, boolean refilling, long records, long behind) {

        /** The name among those of all services. */
        public String fullName() {
            return service + "." + name;
        }
    }

    /** Every view of every service. */
    public List<Standing> all() {
        return services.keySet().stream()
                .flatMap(service -> StreamSupport.stream(
                                ask(service, rest.get().uri(address(service))).spliterator(), false)
                        .map(view -> standing(service, view)))
                .toList();
    }

    /** Empties a view and has it filled again; it answers at once. */
    public void rebuild(Standing view) {
        ask(view.service(), rest.post().uri(address(view.service()) + "/{name}/rebuild", view.name()));
    }

    private URI address(String service) {
        return Objects.requireNonNull(services.get(service)).resolve(PATH);
    }

    private static Standing standing(String service, JsonNode view) {
        return new Standing(
                service,
                view.path("name").asString(""),
                view.path("topic").asString(""),
                view.path("refilling").asBoolean(),
                view.path("records").asLong(),
                view.path("behind").asLong());
    }

    private JsonNode ask(String service, RestClient.RequestHeadersSpec<?> request) {
        try {
            return json.readTree(Objects.requireNonNull(request.retrieve().body(String.class)));
        } catch (ResourceAccessException away) {
            throw new StackProblem("stack.not-running", address(service).resolve("/"));
        }
    }
}
