package org.jixiaoflow.schemas.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Conversions.DecimalConversion;
import org.apache.avro.LogicalTypes.Decimal;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes records of the contract, the same bytes as Avro's own writer. That one asks the schema anew what to do with every value, and
 * hands on every number and every length by itself; here this is worked out once for a schema, and a record is handed on whole. For
 * any number of threads.
 */
final class RecordWriter implements DatumWriter<SpecificRecord> {

    private static final ThreadLocal<Buffer> BUFFERS = ThreadLocal.withInitial(Buffer::new);
    private static final DecimalConversion DECIMALS = new DecimalConversion();

    private final Part record;

    RecordWriter(Schema schema) {
        record = Compiler.part(schema, schema.getName());
    }

    @Override
    public void setSchema(Schema schema) {
        throw new UnsupportedOperationException("It writes one schema");
    }

    @Override
    public void write(SpecificRecord value, Encoder out) throws IOException {
        var buffer = BUFFERS.get();
        buffer.fill(record, value);
        out.writeFixed(buffer.bytes(), 0, buffer.size());
    }

    /** {@code header}, and the value after it. */
    byte[] write(byte[] header, SpecificRecord value) {
        var buffer = BUFFERS.get();
        try {
            buffer.fill(record, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var whole = new byte[header.length + buffer.size()];
        System.arraycopy(header, 0, whole, 0, header.length);
        System.arraycopy(buffer.bytes(), 0, whole, header.length, buffer.size());
        return whole;
    }

    @FunctionalInterface
    private interface Part {
        void write(Object value, Encoder out) throws IOException;
    }

    /** Works out how a schema's values are written; no record of the contract holds one of its own kind. */
    private static final class Compiler {

        /** @param place what to name in a complaint */
        static Part part(Schema schema, String place) {
            return switch (schema.getType()) {
                case RECORD -> record(schema);
                case UNION -> union(schema, place);
                case ARRAY -> array(schema.getElementType(), place);
                case ENUM -> (value, out) -> out.writeEnum(schema.getEnumOrdinal(value.toString()));
                case STRING -> (value, out) -> out.writeString(value.toString()); // a UUID, too
                case BYTES -> bytes(schema);
                case LONG ->
                    (value, out) -> out.writeLong(value instanceof Instant time ? time.toEpochMilli() : (Long) value);
                case INT -> (value, out) -> out.writeInt((Integer) value);
                case DOUBLE -> (value, out) -> out.writeDouble((Double) value);
                case BOOLEAN -> (value, out) -> out.writeBoolean((Boolean) value);
                case NULL -> (value, out) -> out.writeNull();
                case MAP, FIXED, FLOAT ->
                    throw new AvroTypeException("The contract has no %s, as at %s".formatted(schema.getType(), place));
            };
        }

        @SuppressWarnings("NullAway") // what is optional takes null
        private static Part record(Schema schema) {
            var fields = schema.getFields();
            var places = fields.stream()
                    .map(field -> schema.getName() + "." + field.name())
                    .toArray(String[]::new);
            var parts = fields.stream()
                    .map(field -> part(field.schema(), places[field.pos()]))
                    .toArray(Part[]::new);
            var optional = new BitSet();
            fields.stream().filter(field -> field.schema().isNullable()).forEach(field -> optional.set(field.pos()));
            return (value, out) -> {
                var record = (SpecificRecord) value;
                for (var i = 0; i < parts.length; i++) {
                    var held = record.get(i);
                    if (held == null && !optional.get(i)) {
                        throw new AvroTypeException("null in " + places[i]);
                    }
                    parts[i].write(held, out);
                }
            };
        }

        private static Part union(Schema schema, String place) {
            var types = schema.getTypes();
            var parts = types.stream().map(type -> part(type, place)).toArray(Part[]::new);
            var none = IntStream.range(0, parts.length)
                    .filter(i -> types.get(i).getType() == Schema.Type.NULL)
                    .findFirst();
            if (parts.length != 2 || none.isEmpty()) {
                var data = SpecificData.get();
                return (value, out) -> {
                    var index = data.resolveUnion(schema, value);
                    out.writeIndex(index);
                    parts[index].write(value, out);
                };
            }
            var absent = none.getAsInt();
            var present = 1 - absent;
            return (value, out) -> {
                out.writeIndex(value == null ? absent : present);
                parts[value == null ? absent : present].write(value, out);
            };
        }

        private static Part array(Schema of, String place) {
            var element = part(of, place);
            return (value, out) -> {
                var elements = (Collection<?>) value;
                out.writeArrayStart();
                out.setItemCount(elements.size());
                for (var each : elements) {
                    out.startItem();
                    element.write(Objects.requireNonNull(each, place), out);
                }
                out.writeArrayEnd();
            };
        }

        private static Part bytes(Schema schema) {
            return schema.getLogicalType() instanceof Decimal decimal
                    ? (value, out) -> out.writeBytes(DECIMALS.toBytes((BigDecimal) value, schema, decimal))
                    : (value, out) -> out.writeBytes((ByteBuffer) value);
        }
    }

    /** Holds a record until it is whole; the next one goes to the same place. */
    private static final class Buffer extends ByteArrayOutputStream {

        private static final int USUAL = 8 * 1024;
        private static final int LARGEST_KEPT = 256 * 1024;

        private @Nullable BinaryEncoder encoder;

        Buffer() {
            super(USUAL);
        }

        void fill(Part record, SpecificRecord value) throws IOException {
            // May still hold the beginning of a record that couldn't be written, and lets go of it here.
            encoder = EncoderFactory.get().binaryEncoder(this, encoder);
            reset();
            if (buf.length > LARGEST_KEPT) {
                buf = new byte[USUAL];
            }
            record.write(value, encoder);
            encoder.flush();
        }

        byte[] bytes() {
            return buf;
        }
    }
}
