package org.jixiaoflow.schemas.contract;

import io.apicurio.registry.serde.avro.AvroDatumProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Reads and writes the contract's classes, each schema's reader and writer made once. Apicurio's own way looks them up by a fingerprint
 * that it computes anew for every record, which takes longer than the record.
 */
public final class ContractDatums implements AvroDatumProvider<SpecificRecord> {

    private final Map<Schema, DatumWriter<SpecificRecord>> writers = new ConcurrentHashMap<>();
    private final Map<Schema, DatumReader<SpecificRecord>> readers = new ConcurrentHashMap<>();

    @Override
    public DatumWriter<SpecificRecord> createDatumWriter(SpecificRecord record, Schema schema) {
        return writers.computeIfAbsent(
                schema, of -> new SpecificDatumWriter<>(of, SpecificData.getForSchema(record.getSchema())));
    }

    @Override
    public DatumReader<SpecificRecord> createDatumReader(Schema written) {
        return readers.computeIfAbsent(written, ContractDatums::reader);
    }

    private static DatumReader<SpecificRecord> reader(Schema written) {
        var type = SpecificData.get().getClass(written);
        if (type == null) {
            throw new SerializationException("The contract has no record " + written.getFullName());
        }
        var ours = SpecificData.get().getSchema(type);
        return new SpecificDatumReader<>(written, ours, SpecificData.getForSchema(ours));
    }

    @Override
    public Schema toSchema(SpecificRecord record) {
        return record.getSchema();
    }
}
