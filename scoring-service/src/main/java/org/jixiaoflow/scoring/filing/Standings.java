package org.jixiaoflow.scoring.filing;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jixiaoflow.schemas.FormStanding;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.contract.Wire;
import org.jspecify.annotations.Nullable;

/** Reads of a journal entry where its form stands, and skips the rest: the form's content is most of its bytes. */
final class Standings implements Deserializer<FormStanding> {

    private final TopicSerdes serdes;
    private final Map<Schema, DatumReader<FormStanding>> readers = new HashMap<>();

    Standings(TopicSerdes serdes) {
        this.serdes = serdes;
    }

    @Override
    public @Nullable FormStanding deserialize(String topic, byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        var written = serdes.writtenWith(Topics.FORM_EVENTS, value);
        var length = value.length - Wire.HEADER_BYTES;
        try {
            return readers.computeIfAbsent(
                            written, schema -> new SpecificDatumReader<>(schema, FormStanding.getClassSchema()))
                    .read(null, DecoderFactory.get().binaryDecoder(value, Wire.HEADER_BYTES, length, null));
        } catch (IOException e) {
            throw new SerializationException("Not a journal entry", e);
        }
    }
}
