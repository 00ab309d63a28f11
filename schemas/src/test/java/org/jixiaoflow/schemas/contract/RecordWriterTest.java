package org.jixiaoflow.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.AvroTypeException;
import org.apache.avro.LogicalTypes.Decimal;
import org.apache.avro.Schema;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A record of the contract is written")
class RecordWriterTest {

    private static final int RECORDS = 50;

    private static Stream<Topic<?>> topics() {
        return Topics.all().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    @DisplayName("as Avro writes it, whatever it holds")
    void sameBytes(Topic<?> topic) throws IOException {
        var random = new Random(topic.name().hashCode());
        for (var i = 0; i < RECORDS; i++) {
            var record = record(topic.schema(), random, 0);

            assertThat(UnregisteredSerdes.encode(record)).isEqualTo(byAvro(record));
        }
    }

    @Test
    @DisplayName("not at all if it lacks what it must have, and the next one all the same")
    void lacking() throws IOException {
        var whole = record(CommandOutcome.getClassSchema(), new Random(1), 0);

        var begun = new CommandOutcome();
        begun.put(0, new UUID(1, 2));

        assertThatThrownBy(() -> UnregisteredSerdes.encode(begun))
                .isInstanceOf(AvroTypeException.class)
                .hasMessage("null in CommandOutcome.formId");
        assertThat(UnregisteredSerdes.encode(whole)).isEqualTo(byAvro(whole));
    }

    private static byte[] byAvro(SpecificRecord record) throws IOException {
        var out = new ByteArrayOutputStream();
        new SpecificDatumWriter<>(record.getSchema(), SpecificData.getForSchema(record.getSchema()))
                .write(record, EncoderFactory.get().directBinaryEncoder(out, null));
        return out.toByteArray();
    }

    private static SpecificRecord record(Schema schema, Random random, int depth) {
        var record =
                (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        schema.getFields().forEach(field -> record.put(field.pos(), any(field.schema(), random, depth + 1)));
        return record;
    }

    private static @Nullable Object any(Schema schema, Random random, int depth) {
        return switch (schema.getType()) {
            case RECORD -> record(schema, random, depth);
            case UNION ->
                any(schema.getTypes().get(random.nextInt(schema.getTypes().size())), random, depth);
            case ARRAY ->
                IntStream.range(0, random.nextInt(depth > 3 ? 2 : 4))
                        .mapToObj(i -> any(schema.getElementType(), random, depth + 1))
                        .toList();
            case ENUM ->
                SpecificData.get()
                        .createEnum(
                                schema.getEnumSymbols()
                                        .get(random.nextInt(
                                                schema.getEnumSymbols().size())),
                                schema);
            case STRING ->
                schema.getLogicalType() == null
                        ? "绩效".repeat(random.nextInt(40)) + random.nextInt()
                        : new UUID(random.nextLong(), random.nextLong());
            case BYTES ->
                schema.getLogicalType() instanceof Decimal decimal
                        ? new BigDecimal(BigInteger.valueOf(random.nextInt(20_000) - 10_000), decimal.getScale())
                        : ByteBuffer.wrap(new byte[random.nextInt(10)]);
            case LONG ->
                schema.getLogicalType() == null ? (Object) random.nextLong() : Instant.ofEpochMilli(random.nextInt());
            case INT -> random.nextInt();
            case DOUBLE -> random.nextDouble();
            case BOOLEAN -> random.nextBoolean();
            case NULL -> null;
            default -> throw new IllegalArgumentException(schema.toString());
        };
    }
}
