package org.jixiaoflow.review.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.jixiaoflow.review.lifecycle.EntryHash;
import org.jixiaoflow.support.json.AvroJson;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Journal entries as lines of JSON that prove themselves: the bytes that were hashed, and what they say in words. A schema comes before
 * the first entry written with it; the last line counts forms and entries. Signatures may follow it ({@link ExportSignature}).
 */
public final class JournalLines {

    private static final GenericData MODEL = new GenericData();

    static {
        MODEL.addLogicalTypeConversion(new Conversions.DecimalConversion());
        MODEL.addLogicalTypeConversion(new Conversions.UUIDConversion());
        MODEL.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    }

    private final boolean sm3;
    private final Set<String> schemas = new HashSet<>();
    private final Set<String> forms = new HashSet<>();
    private long entries;

    public JournalLines() {
        this(false);
    }

    /** @param sm3 whether each entry has its SM3 (国密) beside its SHA-256 */
    public JournalLines(boolean sm3) {
        this.sm3 = sm3;
    }

    /**
     * The lines of the next entry.
     *
     * @param avro the entry as it lies on its topic, without the wire format's header
     * @param schema what it was written with
     */
    public List<String> next(byte[] avro, Schema schema) {
        var lines = new ArrayList<String>(2);
        var definition = schema.toString();
        var fingerprint = fingerprint(definition);
        if (schemas.add(fingerprint)) {
            lines.add(object().put("schema", fingerprint)
                    .put("definition", definition)
                    .toString());
        }
        var entry = read(avro, schema);
        forms.add(entry.get("formId").toString());
        entries++;
        var line = object().put("formId", entry.get("formId").toString())
                .put("version", (long) entry.get("version"))
                .put("hash", EntryHash.of(avro))
                .put("schema", fingerprint)
                .put("avro", Base64.getEncoder().encodeToString(avro));
        if (sm3) {
            line.put("sm3", Sm3.of(avro));
        }
        lines.add(line.set("entry", AvroJson.write(entry)).toString());
        return lines;
    }

    /** The last line. */
    public String end() {
        return object().put("forms", forms.size()).put("entries", entries).toString();
    }

    /** SHA-256 of a schema's text. */
    static String fingerprint(String definition) {
        return EntryHash.of(definition.getBytes(UTF_8));
    }

    /** An entry with the fields it was written with, no more and no fewer, whatever version of the schema this program has. */
    static GenericRecord read(byte[] avro, Schema schema) {
        try {
            return new GenericDatumReader<GenericRecord>(schema, schema, MODEL)
                    .read(null, DecoderFactory.get().binaryDecoder(avro, null));
        } catch (IOException e) {
            throw new IllegalArgumentException("Not an entry", e);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
