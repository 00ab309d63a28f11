package org.jixiaoflow.submission.deadletters;

import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.json.InvalidShape;
import org.jixiaoflow.support.kafka.Failures;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The bytes of letters as records, and records as bytes. */
@Component
class Contents {

    private final TopicSerdes serdes;
    private final Map<String, Serde<SpecificRecord>> known = new ConcurrentHashMap<>();

    Contents(TopicSerdes serdes) {
        this.serdes = serdes;
    }

    /**
     * A value as far as it can be read.
     *
     * @param record null if it can't be
     * @param unreadable why it can't
     */
    record Read(@Nullable SpecificRecord record, @Nullable String unreadable) {}

    /** Reads a value of {@code topic}; never fails because of the bytes. */
    Read read(String topic, byte @Nullable [] value) {
        if (value == null) {
            return new Read(null, "The record has no value");
        }
        try {
            return new Read(Objects.requireNonNull(serde(topic).deserializer().deserialize(topic, value)), null);
        } catch (RuntimeException undecodable) {
            if (Failures.isTransient(undecodable)) {
                throw undecodable;
            }
            return new Read(null, innermost(undecodable));
        }
    }

    /** The bytes of the record that {@code json} describes; a problem 422 if it describes none. */
    byte[] write(String topic, JsonNode json) {
        try {
            var record = AvroJson.receive(json, topicOf(topic).value());
            return serde(topic).serializer().serialize(topic, record);
        } catch (InvalidShape invalid) {
            invalid.prependPath(ReplayRequest.Fix.class, "record");
            invalid.prependPath(ReplayRequest.class, "fix");
            throw invalid;
        }
    }

    /** The bytes that {@code text} is in base64; a problem 422 if it isn't. */
    static byte[] bytes(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_FIX").at("/fix/bytes");
        }
    }

    private static Topic<?> topicOf(String name) {
        return Topics.named(name).orElseThrow(() -> new IllegalArgumentException("There is no topic " + name));
    }

    @SuppressWarnings("unchecked")
    private Serde<SpecificRecord> serde(String topic) {
        return known.computeIfAbsent(topic, name -> (Serde<SpecificRecord>) serdes.of(topicOf(name)));
    }

    private static String innermost(Throwable fault) {
        var innermost = fault;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null ? innermost.getClass().getSimpleName() : innermost.getMessage();
    }
}
