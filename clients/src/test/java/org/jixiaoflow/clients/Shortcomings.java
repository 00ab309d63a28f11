package org.jixiaoflow.clients;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What a generator of clients, or whoever reads it, would miss in a description. */
final class Shortcomings {

    private static final String PROBLEM = "application/problem+json";

    /** Stands for any JSON, and so has no type. */
    private static final String ANY = "AnyValue";

    private final Document document;
    private final Predicate<String> hasSentence;
    private final List<String> found = new ArrayList<>();

    private Shortcomings(Document document, Predicate<String> hasSentence) {
        this.document = document;
        this.hasSentence = hasSentence;
    }

    /**
     * Those of a description.
     *
     * @param hasSentence whether people are told of that code in words
     */
    static List<String> of(Document document, Predicate<String> hasSentence) {
        var all = new Shortcomings(document, hasSentence);
        document.schemas().forEach(schema -> all.named(schema.getKey(), schema.getValue()));
        document.root()
                .path("components")
                .path("responses")
                .properties()
                .forEach(response -> all.error(response.getKey(), response.getValue()));
        var ids = new HashSet<String>();
        document.operations().forEach(operation -> all.operation(operation, ids));
        return all.found;
    }

    private void named(String name, JsonNode schema) {
        if (!schema.has("description") && !schema.has("enum")) {
            found.add(name + " has no description");
        }
        if (!name.equals(ANY)) {
            schema(name, schema);
        }
    }

    private void schema(String place, JsonNode schema) {
        if (schema.has("$ref") || schema.has("allOf")) {
            return;
        }
        if (!schema.has("type")) {
            found.add(place + " has no type");
        }
        if (schema.path("type").asString("").equals("object")
                && !schema.has("properties")
                && !schema.has("additionalProperties")) {
            found.add(place + " is an object without properties");
        }
        schema.path("properties")
                .properties()
                .forEach(property -> property(place + "." + property.getKey(), property.getValue()));
        if (schema.has("items")) {
            schema(place + "[]", schema.path("items"));
        }
        if (schema.path("additionalProperties").isObject()) {
            schema(place + "{}", schema.path("additionalProperties"));
        }
    }

    private void property(String place, JsonNode property) {
        if (!property.has("description") && !document.resolved(property).has("description")) {
            found.add(place + " has no description");
        }
        schema(place, property);
    }

    private void operation(Document.Operation operation, Set<String> ids) {
        if (!operation.id().matches("[a-z][A-Za-z]+") || !ids.add(operation.id())) {
            found.add("%s is called «%s», which isn't its own name".formatted(operation, operation.id()));
        }
        if (!operation.said().has("summary")) {
            found.add(operation + " has no summary");
        }
        operation.said().path("parameters").forEach(parameter -> parameter(operation, parameter));
        operation
                .said()
                .path("requestBody")
                .path("content")
                .properties()
                .forEach(body -> schema(operation + " body", body.getValue().path("schema")));
        var statuses = new HashSet<String>();
        operation.responses().forEach(response -> {
            statuses.add(response.getKey());
            if (response.getKey().startsWith("2")) {
                success(operation + " " + response.getKey(), response.getKey(), response.getValue());
            } else if (!response.getValue().has("$ref")) {
                error(operation + " " + response.getKey(), response.getValue());
            }
        });
        if (statuses.stream().noneMatch(status -> status.startsWith("2"))) {
            found.add(operation + " never succeeds");
        }
        for (var status : List.of("400", "401", "403", "500", "503")) {
            if (!statuses.contains(status)) {
                found.add("%s doesn't say when it answers %s".formatted(operation, status));
            }
        }
        if (operation.path().contains("{formId}") && !statuses.contains("404")) {
            found.add(operation + " doesn't say what it answers of a form that isn't there");
        }
    }

    private void parameter(Document.Operation operation, JsonNode parameter) {
        var place = operation + "?" + parameter.path("name").asString();
        if (!parameter.has("description")) {
            found.add(place + " has no description");
        }
        schema(place, parameter.path("schema"));
    }

    private void success(String place, String status, JsonNode response) {
        var content = response.path("content");
        if (content.isEmpty() && !status.equals("204")) {
            found.add(place + " has no content");
        }
        content.properties().forEach(each -> {
            var schema = each.getValue().path("schema");
            schema(place, schema);
            if (each.getKey().contains("*")
                    || (each.getKey().equals("application/json")
                            && document.resolved(schema)
                                    .path("type")
                                    .asString("")
                                    .equals("string"))) {
                found.add("%s is some text of the kind %s".formatted(place, each.getKey()));
            }
        });
    }

    private void error(String place, JsonNode response) {
        var schema = response.path("content")
                .path(PROBLEM)
                .path("schema")
                .path("$ref")
                .asString("");
        if (response.path("content").size() != 1 || !schema.equals("#/components/schemas/Problem")) {
            found.add(place + " is no problem");
        }
        var codes = response.path("x-codes");
        if (codes.isEmpty()) {
            found.add(place + " has no code");
        }
        codes.forEach(code -> {
            if (!hasSentence.test(code.asString())) {
                found.add("%s has the code %s, which nobody is ever told".formatted(place, code.asString()));
            }
        });
    }
}
