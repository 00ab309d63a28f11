package org.jixiaoflow.schemas.contract;

import io.apicurio.registry.serde.avro.AvroDatumProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Reads and writes the contract's classes, each schema's reader and writer made once. Apicurio's own way looks them up by a fingerprint
 * that it computes anew for every record, which takes longer than the record.
 */
public final class ContractDatums implements AvroDatumProvider<SpecificRecord> {

    private final Map<Instance, DatumWriter<SpecificRecord>> writers = new ConcurrentHashMap<>();
    private final Map<Instance, DatumReader<SpecificRecord>> readers = new ConcurrentHashMap<>();

    @Override
    public DatumWriter<SpecificRecord> createDatumWriter(SpecificRecord record, Schema schema) {
        return writers.computeIfAbsent(new Instance(schema), of -> new RecordWriter(schema));
    }

    @Override
    public DatumReader<SpecificRecord> createDatumReader(Schema written) {
        return readers.computeIfAbsent(new Instance(written), of -> reader(written));
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

    /** A schema as a key: comparing two equal ones takes as long as reading a small record. The resolver keeps its instances. */
    private record Instance(Schema schema) {

        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(Object other) {
            return other instanceof Instance its && its.schema == schema;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(schema);
        }
    }
}
