package org.jixiaoflow.review.audit;

import static org.jixiaoflow.review.audit.JournalProof.Reason.AFTER_END;
import static org.jixiaoflow.review.audit.JournalProof.Reason.BROKEN_LINK;
import static org.jixiaoflow.review.audit.JournalProof.Reason.CHANGED;
import static org.jixiaoflow.review.audit.JournalProof.Reason.GAP;
import static org.jixiaoflow.review.audit.JournalProof.Reason.INCOMPLETE;
import static org.jixiaoflow.review.audit.JournalProof.Reason.RETOLD;
import static org.jixiaoflow.review.audit.JournalProof.Reason.REWRITTEN;
import static org.jixiaoflow.review.audit.JournalProof.Reason.SCHEMA_CHANGED;
import static org.jixiaoflow.review.audit.JournalProof.Reason.SIGNATURE;
import static org.jixiaoflow.review.audit.JournalProof.Reason.UNREADABLE;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.jixiaoflow.review.lifecycle.EntryHash;
import org.jixiaoflow.support.json.AvroJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Re-computes the hash chains of an export, line by line, from nothing but its lines. What comes after the first break proves nothing. */
public final class JournalProof {

    /** What can be wrong with a line. */
    public enum Reason {
        /** It is no line of an export. */
        UNREADABLE,
        /** A schema isn't the one its fingerprint names. */
        SCHEMA_CHANGED,
        /** The bytes have another hash. */
        CHANGED,
        /** The words say something else than the bytes. */
        RETOLD,
        /** It isn't the version that comes next. */
        GAP,
        /** It names another hash than the entry before it has. */
        BROKEN_LINK,
        /** The last line is missing, or counts more than there is. */
        INCOMPLETE,
        /** Something that is no signature follows the last line. */
        AFTER_END,
        /** A signature isn't one of what stands above it. */
        SIGNATURE,
        /** An earlier export has other entries, or more. */
        REWRITTEN
    }

    /**
     * Where the proof fails.
     *
     * @param line from 1
     * @param formId whose chain is broken; null if the line doesn't say
     * @param version of the entry; 0 if the line doesn't say
     */
    public record Break(long line, @Nullable String formId, long version, Reason reason) {}

    private static final Set<String> ENTRY = Set.of("formId", "version", "hash", "sm3", "schema", "avro", "entry");
    private static final Set<String> SCHEMA = Set.of("schema", "definition");
    private static final Set<String> END = Set.of("forms", "entries");
    private static final Set<String> SIGNED = Set.of("signature", "algorithm", "sm3", "certificate");

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Map<String, Schema> schemas = new HashMap<>();
    private final Map<String, List<String>> hashes = new TreeMap<>();
    private final List<X509Certificate> signers = new ArrayList<>();
    private final Sm3 signed = new Sm3();
    private long lines;
    private long entries;
    private boolean ended;
    private @Nullable Break broken;

    /** Takes the next line. Empty ones after the end are nothing: how a copy ends is no content. */
    public void take(String line) {
        if (broken == null && !(ended && line.isBlank())) {
            lines++;
            if (!ended) {
                signed.line(line);
            }
            var reason = read(line);
            if (reason != null && broken == null) {
                broken = new Break(lines, null, 0, reason);
            }
        }
    }

    private @Nullable Reason read(String line) {
        try {
            var json = JSON.readTree(line);
            if (ended) {
                return json.has("signature") ? signature(only(SIGNED, json)) : AFTER_END;
            }
            if (json.has("avro")) {
                var reason = entry(only(ENTRY, json));
                if (reason != null) {
                    broken = new Break(
                            lines,
                            json.path("formId").asString(""),
                            json.path("version").asLong(0),
                            reason);
                }
                return reason;
            }
            return json.has("definition") ? schema(only(SCHEMA, json)) : end(only(END, json));
        } catch (RuntimeException unreadable) {
            return UNREADABLE;
        }
    }

    /** A line with nothing beside what an export writes: what no hash covers would be taken for proved. */
    private static JsonNode only(Set<String> names, JsonNode json) {
        if (!names.containsAll(json.propertyNames())) {
            throw new IllegalArgumentException("Something that no export writes");
        }
        return json;
    }

    private @Nullable Reason schema(JsonNode json) {
        var definition = json.required("definition").stringValue();
        var fingerprint = json.required("schema").stringValue();
        if (!JournalLines.fingerprint(definition).equals(fingerprint)) {
            return SCHEMA_CHANGED;
        }
        schemas.put(fingerprint, new Schema.Parser().parse(definition));
        return null;
    }

    private @Nullable Reason entry(JsonNode json) {
        var avro = Base64.getDecoder().decode(json.required("avro").stringValue());
        var hash = EntryHash.of(avro);
        if (!hash.equals(json.required("hash").stringValue())
                || (json.has("sm3") && !Sm3.of(avro).equals(json.required("sm3").stringValue()))) {
            return CHANGED;
        }
        var schema = schemas.get(json.required("schema").stringValue());
        if (schema == null) {
            return UNREADABLE;
        }
        var entry = JournalLines.read(avro, schema);
        var form = entry.get("formId").toString();
        var version = (long) entry.get("version");
        if (!AvroJson.write(entry).toString().equals(json.required("entry").toString())
                || !form.equals(json.required("formId").stringValue())
                || version != json.required("version").longValue()) {
            return RETOLD;
        }
        var chain = hashes.computeIfAbsent(form, first -> new ArrayList<>());
        if (version != chain.size() + 1) {
            return GAP;
        }
        var previous = entry.get("previousHash");
        if (!Objects.equals(
                previous == null ? null : previous.toString(), chain.isEmpty() ? null : chain.get(chain.size() - 1))) {
            return BROKEN_LINK;
        }
        chain.add(hash);
        entries++;
        return null;
    }

    private @Nullable Reason end(JsonNode json) {
        ended = true;
        return json.required("entries").longValue() == entries
                        && json.required("forms").longValue() == hashes.size()
                ? null
                : INCOMPLETE;
    }

    private @Nullable Reason signature(JsonNode json) {
        var signer = ExportSignature.signer(json, signed.hex());
        signer.ifPresent(signers::add);
        return signer.isPresent() ? null : SIGNATURE;
    }

    /** SM3, in lower-case hex, of every line up to the one that counts, each with a line feed: what signatures are of. */
    public String sm3() {
        return signed.hex();
    }

    /** The certificates of those whose signatures hold, in the order of their lines. Whether to trust them is for the reader to know. */
    public List<X509Certificate> signers() {
        return List.copyOf(signers);
    }

    /** The first break of all lines taken; empty if every chain verifies and nothing is missing. */
    public Optional<Break> result() {
        if (broken == null && !ended) {
            return Optional.of(new Break(lines + 1, null, 0, INCOMPLETE));
        }
        return Optional.ofNullable(broken);
    }

    /** Where this export contradicts an earlier one, which it may only continue. */
    public Optional<Break> against(JournalProof earlier) {
        return earlier.hashes.entrySet().stream()
                .flatMap(then ->
                        contradiction(then.getKey(), then.getValue(), hashes.getOrDefault(then.getKey(), List.of())))
                .findFirst();
    }

    private static Stream<Break> contradiction(String form, List<String> then, List<String> now) {
        return IntStream.range(0, then.size())
                .filter(entry -> entry >= now.size() || !then.get(entry).equals(now.get(entry)))
                .limit(1)
                .mapToObj(entry -> new Break(0, form, entry + 1L, REWRITTEN));
    }

    /** How many forms have a chain. */
    public int forms() {
        return hashes.size();
    }

    /** How many entries were proved. */
    public long entries() {
        return entries;
    }

    /** Whether every entry was written with {@code schema}: others can be read only as the export itself says. */
    public boolean knowsOnly(Schema schema) {
        return schemas.values().stream().allMatch(schema::equals);
    }
}
