package org.jixiaoflow.support.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/**
 * Says of the records' properties which are always there, once it is known which records are only answered; see {@link Models}. Sorts what
 * comes in no order of its own.
 */
final class Schemas implements GlobalOpenApiCustomizer {

    static final String PLACE = "#/components/schemas/";

    @Override
    public void customise(OpenAPI api) {
        var schemas = api.getComponents().getSchemas();
        var sent = new HashSet<String>();
        api.getPaths().values().stream()
                .flatMap(Schemas::operations)
                .flatMap(operation -> Stream.ofNullable(operation.getRequestBody()))
                .flatMap(body -> schemas(body.getContent()).stream())
                .forEach(schema -> reach(schema, name -> schemas.get(name), sent));
        schemas.forEach((name, schema) -> require(schema, !sent.contains(name)));
        api.setTags(Stream.ofNullable(api.getTags())
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Tag::getName))
                .toList());
    }

    private static Stream<Operation> operations(PathItem path) {
        return path.readOperations().stream();
    }

    private static List<Schema<?>> schemas(Content content) {
        var schemas = new ArrayList<Schema<?>>();
        for (var media : content.values()) {
            if (media.getSchema() != null) {
                schemas.add(media.getSchema());
            }
        }
        return schemas;
    }

    private static void reach(Schema<?> schema, Function<String, @Nullable Schema<?>> known, Set<String> reached) {
        Optional.ofNullable(schema.get$ref())
                .map(reference -> reference.substring(PLACE.length()))
                .filter(reached::add)
                .map(known)
                .ifPresent(model -> reach(model, known, reached));
        parts(schema).forEach(part -> reach(part, known, reached));
    }

    private static List<Schema<?>> parts(Schema<?> schema) {
        var parts = new ArrayList<Schema<?>>();
        if (schema.getProperties() != null) {
            for (Schema<?> property : schema.getProperties().values()) {
                parts.add(property);
            }
        }
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> value) {
            parts.add(value);
        }
        if (schema.getAllOf() != null) {
            for (Schema<?> part : schema.getAllOf()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static void require(Schema<?> schema, boolean onlyAnswered) {
        var extensions = schema.getExtensions();
        var present = extensions == null ? null : extensions.remove(Models.PRESENT);
        if (onlyAnswered && present instanceof List<?> names && schema.getProperties() != null) {
            var required = new LinkedHashSet<String>(Objects.requireNonNullElse(schema.getRequired(), List.of()));
            names.stream()
                    .map(String::valueOf)
                    .filter(schema.getProperties()::containsKey)
                    .forEach(required::add);
            schema.setRequired(List.copyOf(required));
        }
        if (extensions != null && extensions.isEmpty()) {
            schema.setExtensions(null);
        }
    }
}
