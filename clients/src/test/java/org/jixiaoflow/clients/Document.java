package org.jixiaoflow.clients;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An interface's description, to be looked through. */
record Document(JsonNode root) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    static Document of(String text) {
        return new Document(JSON.readTree(text));
    }

    Stream<Operation> operations() {
        return root.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(each -> METHODS.contains(each.getKey()))
                        .map(each -> new Operation(each.getKey(), path.getKey(), each.getValue())));
    }

    Set<Map.Entry<String, JsonNode>> schemas() {
        return root.path("components").path("schemas").properties();
    }

    JsonNode schema(String name) {
        return root.path("components").path("schemas").path(name);
    }

    /** What a reference leads to; anything else as it is, out of the {@code allOf} that a description beside a reference needs. */
    JsonNode resolved(JsonNode part) {
        var whole = part.path("allOf").size() == 1 ? part.path("allOf").get(0) : part;
        return whole.has("$ref") ? root.at(whole.path("$ref").asString().substring(1)) : whole;
    }

    /** One operation of it. */
    record Operation(String method, String path, JsonNode said) {

        String id() {
            return said.path("operationId").asString("");
        }

        List<Map.Entry<String, JsonNode>> responses() {
            return List.copyOf(said.path("responses").properties());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
