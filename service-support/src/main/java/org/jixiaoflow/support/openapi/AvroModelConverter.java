package org.jixiaoflow.support.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Iterator;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.limits.Admission;
import org.jspecify.annotations.Nullable;

/** Describes Avro records in OpenAPI with the words of their Avro docs. */
final class AvroModelConverter implements ModelConverter {

    private static final String COMPONENTS = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (SpecificRecord.class.isAssignableFrom(raw)) {
            return reference(SpecificData.get().getSchema(raw), context);
        }
        return chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
    }

    private static Schema<?> reference(org.apache.avro.Schema avro, ModelConverterContext context) {
        if (!context.getDefinedModels().containsKey(avro.getName())) {
            var described = new Schema<Object>().type("object").description(avro.getDoc());
            context.defineModel(avro.getName(), described);
            avro.getFields().forEach(field -> {
                described.addProperty(
                        field.name(),
                        limited(property(field.schema(), context), avro, field).description(field.doc()));
                if (!field.hasDefaultValue()) {
                    described.addRequiredItem(field.name());
                }
            });
        }
        return new Schema<Object>().$ref(COMPONENTS + avro.getName());
    }

    /** As many items and characters as are taken when somebody sends it. */
    private static Schema<?> limited(
            Schema<?> property, org.apache.avro.Schema record, org.apache.avro.Schema.Field field) {
        if (property instanceof ArraySchema) {
            return property.maxItems(Admission.mostItems(record, field));
        }
        var isText = "string".equals(property.getType()) && property.getFormat() == null && property.getEnum() == null;
        return isText ? property.maxLength(Admission.mostCharacters(record, field)) : property;
    }

    private static Schema<?> property(org.apache.avro.Schema avro, ModelConverterContext context) {
        return switch (avro.getType()) {
            case UNION ->
                property(
                        avro.getTypes().stream()
                                .filter(type -> type.getType() != org.apache.avro.Schema.Type.NULL)
                                .findFirst()
                                .orElseThrow(),
                        context);
            case RECORD -> reference(avro, context);
            case ARRAY -> new ArraySchema().items(property(avro.getElementType(), context));
            case ENUM -> new StringSchema()._enum(List.copyOf(avro.getEnumSymbols()));
            case STRING ->
                avro.getLogicalType() instanceof LogicalTypes.Uuid
                        ? new Schema<String>().type("string").format("uuid")
                        : new Schema<String>().type("string");
            case LONG ->
                avro.getLogicalType() == null
                        ? new Schema<Long>().type("integer").format("int64")
                        : new Schema<String>().type("string").format("date-time");
            case INT -> new Schema<Integer>().type("integer").format("int32");
            case BOOLEAN -> new Schema<Boolean>().type("boolean");
            case BYTES ->
                avro.getLogicalType() instanceof LogicalTypes.Decimal
                        ? new Schema<Number>().type("number")
                        : new Schema<String>().type("string").format("byte");
            case FIXED, FLOAT, DOUBLE, MAP, NULL ->
                throw new IllegalArgumentException("The contract has no field of type " + avro.getType());
        };
    }
}
