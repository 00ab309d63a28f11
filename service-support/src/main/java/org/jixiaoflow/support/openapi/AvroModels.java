package org.jixiaoflow.support.openapi;

import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.limits.Admission;
import org.jixiaoflow.schemas.wording.FindingSentences;

/** Describes Avro records and enums with the words of their Avro docs. */
final class AvroModels {

    private static final String FINDING = Finding.getClassSchema().getName();

    private AvroModels() {}

    static boolean describe(Class<?> type) {
        return SpecificRecord.class.isAssignableFrom(type)
                || (type.isEnum() && type.getPackage().equals(Trigger.class.getPackage()));
    }

    static Schema<?> of(Class<?> type, ModelConverterContext context) {
        return reference(SpecificData.get().getSchema(type), context);
    }

    private static Schema<?> reference(org.apache.avro.Schema avro, ModelConverterContext context) {
        if (!context.getDefinedModels().containsKey(avro.getName())) {
            if (avro.getType() == org.apache.avro.Schema.Type.ENUM) {
                context.defineModel(
                        avro.getName(),
                        new StringSchema()
                                ._enum(List.copyOf(avro.getEnumSymbols()))
                                .description(avro.getDoc()));
            } else {
                define(avro, context);
            }
        }
        return new Schema<Object>().$ref(Schemas.PLACE + avro.getName());
    }

    private static void define(org.apache.avro.Schema avro, ModelConverterContext context) {
        var described = new Schema<Object>().type("object").description(avro.getDoc());
        context.defineModel(avro.getName(), described);
        avro.getFields().stream().filter(field -> isTold(avro, field)).forEach(field -> {
            described.addProperty(
                    field.name(),
                    Models.described(limited(property(field.schema(), context), avro, field), field.doc()));
            if (!field.hasDefaultValue()) {
                described.addRequiredItem(field.name());
            }
        });
    }

    /** Findings are told with their sentences, {@code AvroJson.tell}. */
    private static boolean isTold(org.apache.avro.Schema record, org.apache.avro.Schema.Field field) {
        return !record.getName().equals(FINDING) || !FindingSentences.PARTS.contains(field.name());
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
            case RECORD, ENUM -> reference(avro, context);
            case ARRAY -> new ArraySchema().items(property(avro.getElementType(), context));
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
