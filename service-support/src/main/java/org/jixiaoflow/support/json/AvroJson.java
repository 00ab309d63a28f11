package org.jixiaoflow.support.json;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.contract.TrustedRecords;
import org.jixiaoflow.schemas.limits.Admission;
import org.jixiaoflow.schemas.limits.Decimals;
import org.jixiaoflow.schemas.wording.FindingSentences;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Avro records as plain JSON: an object a record, decimals as numbers, times as ISO-8601, bytes as base64; what is null is left out.
 * Reading takes absent for null or the schema's default, and refuses what the schema doesn't know.
 */
public final class AvroJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static {
        TrustedRecords.trust();
    }

    private AvroJson() {}

    /** The record as a JSON object. */
    public static ObjectNode write(IndexedRecord record) {
        return object(record, AvroJson::write);
    }

    /** The same for those who have only that: its findings have their sentences, and not what makes them. */
    public static ObjectNode tell(IndexedRecord record) {
        return record instanceof Finding finding
                ? object(FindingSentences.told(finding), AvroJson::tell).remove(FindingSentences.PARTS)
                : object(record, AvroJson::tell);
    }

    private static ObjectNode object(IndexedRecord record, Function<IndexedRecord, JsonNode> nested) {
        var object = NODES.objectNode();
        for (var field : record.getSchema().getFields()) {
            var value = record.get(field.pos());
            if (value != null) {
                object.set(field.name(), node(value, nested));
            }
        }
        return object;
    }

    private static JsonNode node(Object value, Function<IndexedRecord, JsonNode> nested) {
        if (value instanceof IndexedRecord record) {
            return nested.apply(record);
        }
        if (value instanceof Collection<?> items) {
            var array = NODES.arrayNode(items.size());
            items.forEach(item -> array.add(node(item, nested)));
            return array;
        }
        if (value instanceof BigDecimal number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Integer number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Long number) {
            return NODES.numberNode(number);
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        if (value instanceof ByteBuffer bytes) {
            var copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return NODES.stringNode(Base64.getEncoder().encodeToString(copy));
        }
        return NODES.stringNode(value.toString());
    }

    /**
     * The record of {@code type} that {@code json} describes.
     *
     * @throws InvalidShape if it doesn't; its path leads to the place
     */
    public static <T extends SpecificRecord> T read(JsonNode json, Class<T> type) {
        return type.cast(record(json, SpecificData.get().getSchema(type)));
    }

    /**
     * The record of {@code type} that somebody sent as {@code json}: as {@link #read}, and held against the {@link Admission limits}.
     *
     * @throws InvalidShape if it isn't one, or isn't to be taken; its path leads to the place
     */
    public static <T extends SpecificRecord> T receive(JsonNode json, Class<T> type) {
        var record = read(json, type);
        Admission.objection(record).ifPresent(objection -> {
            throw InvalidShape.of(objection);
        });
        return record;
    }

    private static SpecificRecord record(JsonNode json, Schema schema) {
        if (!(json instanceof ObjectNode object)) {
            throw InvalidShape.expected("object");
        }
        for (var name : object.propertyNames()) {
            if (schema.getField(name) == null) {
                throw InvalidShape.unknown(name);
            }
        }
        var record = (SpecificRecord) SpecificData.get().newRecord(null, schema);
        // knows how defaults of decimals and times are read, too
        var data = SpecificData.getForSchema(schema);
        for (var field : schema.getFields()) {
            try {
                record.put(field.pos(), fieldValue(object.get(field.name()), field, data));
            } catch (InvalidShape e) {
                e.prependPath(record, field.name());
                throw e;
            }
        }
        return record;
    }

    private static @Nullable Object fieldValue(@Nullable JsonNode json, Schema.Field field, SpecificData data) {
        if (json != null && !json.isNull()) {
            return value(json, field.schema());
        }
        if (field.schema().isNullable()) {
            return null;
        }
        if (!field.hasDefaultValue()) {
            throw InvalidShape.required();
        }
        return data.deepCopy(field.schema(), data.getDefaultValue(field));
    }

    private static Object value(JsonNode json, Schema schema) {
        return switch (schema.getType()) {
            case UNION -> value(json, present(schema));
            case RECORD -> record(json, schema);
            case ARRAY -> items(json, schema.getElementType());
            case ENUM -> symbol(json, schema);
            case STRING -> schema.getLogicalType() instanceof LogicalTypes.Uuid ? uuid(json) : text(json);
            case INT -> whole(json, Integer.MIN_VALUE, Integer.MAX_VALUE).intValue();
            case LONG ->
                schema.getLogicalType() == null
                        ? whole(json, Long.MIN_VALUE, Long.MAX_VALUE).longValue()
                        : time(json);
            case BOOLEAN -> truth(json);
            case BYTES ->
                schema.getLogicalType() instanceof LogicalTypes.Decimal decimal ? decimal(json, decimal) : bytes(json);
            case FIXED, FLOAT, DOUBLE, MAP, NULL ->
                throw new IllegalArgumentException("The contract has no field of type " + schema.getType());
        };
    }

    private static Schema present(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static List<Object> items(JsonNode json, Schema element) {
        if (!(json instanceof ArrayNode array)) {
            throw InvalidShape.expected("array");
        }
        var items = new ArrayList<>(array.size());
        for (var i = 0; i < array.size(); i++) {
            try {
                items.add(value(array.get(i), element));
            } catch (InvalidShape e) {
                e.prependPath(items, i);
                throw e;
            }
        }
        return items;
    }

    private static Object symbol(JsonNode json, Schema schema) {
        if (!json.isString() || !schema.hasEnumSymbol(json.stringValue())) {
            throw InvalidShape.notOneOf(String.join(", ", schema.getEnumSymbols()));
        }
        return SpecificData.get().createEnum(json.stringValue(), schema);
    }

    private static String text(JsonNode json) {
        if (!json.isString()) {
            throw InvalidShape.expected("string");
        }
        return json.stringValue();
    }

    private static UUID uuid(JsonNode json) {
        try {
            return UUID.fromString(text(json));
        } catch (IllegalArgumentException e) {
            throw InvalidShape.expected("uuid");
        }
    }

    private static Instant time(JsonNode json) {
        try {
            return Instant.parse(text(json));
        } catch (DateTimeParseException e) {
            throw InvalidShape.expected("date-time");
        }
    }

    private static Number whole(JsonNode json, long least, long most) {
        if (!json.isIntegralNumber()
                || !json.canConvertToLong()
                || json.longValue() < least
                || json.longValue() > most) {
            throw InvalidShape.expected("integer");
        }
        return json.longValue();
    }

    private static Boolean truth(JsonNode json) {
        if (!json.isBoolean()) {
            throw InvalidShape.expected("boolean");
        }
        return json.booleanValue();
    }

    private static BigDecimal decimal(JsonNode json, LogicalTypes.Decimal type) {
        if (!json.isNumber() || ((json.isDouble() || json.isFloat()) && !Double.isFinite(json.doubleValue()))) {
            throw InvalidShape.expected("number");
        }
        return Decimals.exactly(json.decimalValue(), type.getPrecision(), type.getScale())
                .orElseThrow(() -> InvalidShape.number(type.getPrecision() - type.getScale(), type.getScale()));
    }

    private static ByteBuffer bytes(JsonNode json) {
        try {
            return ByteBuffer.wrap(Base64.getDecoder().decode(text(json)));
        } catch (IllegalArgumentException e) {
            throw InvalidShape.expected("base64");
        }
    }
}
