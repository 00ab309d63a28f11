package org.jixiaoflow.schemas.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.AvroTypeException;
import org.apache.avro.LogicalTypes.Decimal;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** The emptiest record of each kind: written once nowhere, it makes a serializer ask the registry all it ever will. */
final class Specimens {

    private Specimens() {}

    static <T extends SpecificRecord> T of(Topic<T> topic) {
        return topic.value().cast(record(topic.schema()));
    }

    private static SpecificRecord record(Schema schema) {
        var record =
                (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        schema.getFields().forEach(field -> record.put(field.pos(), least(field.schema())));
        return record;
    }

    private static @Nullable Object least(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> record(schema);
            case UNION -> schema.isNullable() ? null : least(schema.getTypes().get(0));
            case ARRAY -> List.of();
            case ENUM -> SpecificData.get().createEnum(schema.getEnumSymbols().get(0), schema);
            case STRING -> schema.getLogicalType() == null ? "" : new UUID(0, 0);
            case BYTES -> BigDecimal.ZERO.setScale(((Decimal) schema.getLogicalType()).getScale());
            case LONG -> schema.getLogicalType() == null ? (Object) 0L : Instant.EPOCH;
            case INT -> 0;
            case DOUBLE -> 0.0;
            case BOOLEAN -> false;
            case NULL -> null;
            case MAP, FIXED, FLOAT -> throw new AvroTypeException("The contract has no " + schema.getType());
        };
    }
}
