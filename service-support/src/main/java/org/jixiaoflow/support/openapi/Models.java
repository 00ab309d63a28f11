package org.jixiaoflow.support.openapi;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Describes our types: Avro's by their docs, and of records it notes which properties are always there, which are those that aren't
 * {@link Nullable}, since null is left out. {@link Schemas} makes use of that.
 */
final class Models implements ModelConverter {

    static final String PRESENT = "x-present";
    static final String ANY = "AnyValue";
    private static final String OURS = "org.jixiaoflow.";

    private final Map<String, Class<?>> named = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var raw = Json.mapper().constructType(type.getType()).getRawClass();
        var described = model(raw, type, context, chain);
        if (described == null) {
            return null;
        }
        if (raw.getName().startsWith(OURS) && described.get$ref() != null) {
            tellApart(described.get$ref(), raw);
        }
        if (raw.isRecord() && raw.getName().startsWith(OURS)) {
            note(raw, described, context);
        }
        if (described.getItems() != null) {
            described.setItems(undescribed(described.getItems()));
        }
        if (described.getAdditionalProperties() instanceof Schema<?> value) {
            described.setAdditionalProperties(undescribed(value));
        }
        return described.get$ref() == null ? described : described(described, description(type));
    }

    private static @Nullable Schema<?> model(
            Class<?> raw, AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (raw.equals(AnyValue.class)) {
            context.defineModel(ANY, new Schema<>().description("Any JSON value."));
            return new Schema<>().$ref(Schemas.PLACE + ANY);
        }
        if (raw.equals(SpecificRecord.class) || JsonNode.class.isAssignableFrom(raw)) {
            return new ObjectSchema().additionalProperties(true).description(description(type));
        }
        if (AvroModels.describe(raw)) {
            return AvroModels.of(raw, context);
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    /** One name for two types would describe one of them as the other. */
    private void tellApart(String reference, Class<?> type) {
        var other = named.putIfAbsent(reference, type);
        if (other != null && !other.equals(type)) {
            throw new IllegalStateException(
                    "%s is called like %s; name one of them with @Schema".formatted(type, other));
        }
    }

    private static void note(Class<?> type, Schema<?> described, ModelConverterContext context) {
        var reference = described.get$ref();
        var model = reference == null
                ? described
                : context.getDefinedModels().get(reference.substring(Schemas.PLACE.length()));
        if (model != null) {
            model.addExtension(PRESENT, present(type));
            Meanings.describe(model);
        }
    }

    private static List<String> present(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? present(component.getType()).stream()
                        : Stream.of(component.getName()))
                .toList();
    }

    /** What the property says that has this type. */
    private static @Nullable String description(AnnotatedType type) {
        return Stream.ofNullable(type.getCtxAnnotations())
                .flatMap(Arrays::stream)
                .filter(io.swagger.v3.oas.annotations.media.Schema.class::isInstance)
                .map(io.swagger.v3.oas.annotations.media.Schema.class::cast)
                .map(io.swagger.v3.oas.annotations.media.Schema::description)
                .filter(description -> !description.isBlank())
                .findFirst()
                .orElse(null);
    }

    /** With a description; beside a reference nothing may stand in OpenAPI 3.0 but by {@code allOf}. */
    static Schema<?> described(Schema<?> schema, @Nullable String description) {
        if (description == null) {
            return schema;
        }
        return schema.get$ref() == null
                ? schema.description(description)
                : new Schema<Object>().allOf(List.of(schema)).description(description);
    }

    /** What a list or map says isn't said again of each thing in it. */
    private static Schema<?> undescribed(Schema<?> part) {
        if (part.getAllOf() != null && part.getAllOf().size() == 1) {
            return part.getAllOf().get(0);
        }
        return part.get$ref() == null ? part.description(null) : part;
    }
}
