package org.jixiaoflow.review.pipeline;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.KeptContent;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.support.kafka.Failures;

/** Turns records into bytes before any of them is written, so that none is written if one can't be. For one thread. */
final class Encoding implements AutoCloseable {

    private static final Set<Trigger> ALWAYS_POSSIBLE =
            Set.of(Trigger.RETURN, Trigger.WITHDRAW, Trigger.REVOKE, Trigger.GRANT_ADJUST, Trigger.ADJUST);

    private final Map<Topic<?>, Serde<?>> serdesInUse = new HashMap<>();
    private final TopicSerdes serdes;
    private final int largest;
    private final int largestForm;

    Encoding(TopicSerdes serdes, PipelineSettings settings) {
        this.serdes = serdes;
        this.largest = settings.largestRecord();
        this.largestForm = settings.largestForm();
    }

    /**
     * The form's bytes, if with its content they leave room for what must always be possible; or for an entry that is such, if they fit at
     * all.
     */
    byte[] encode(FormSnapshot form, Trigger trigger) {
        var most = ALWAYS_POSSIBLE.contains(trigger) ? largest : largestForm;
        return encode(ReviewTopology.FORMS, form, most - form.getContentBytes());
    }

    <T extends SpecificRecord> byte[] encode(Topic<T> topic, T value) {
        return encode(topic, value, largest);
    }

    private <T extends SpecificRecord> byte[] encode(Topic<T> topic, T value, int most) {
        var bytes = bytes(topic, value);
        if (bytes.length > most) {
            throw new RecordTooLarge(topic.name(), bytes.length, most);
        }
        return bytes;
    }

    <T extends SpecificRecord> T decode(Topic<T> topic, byte[] bytes) {
        return serde(topic).deserializer().deserialize(topic.name(), bytes);
    }

    /** A form as its store has it; of before contents were kept apart it has its content within. */
    FormSnapshot form(byte[] bytes) {
        var form = decode(ReviewTopology.FORMS, bytes);
        return form.getContent() == null
                ? form
                : FormSnapshot.newBuilder(form)
                        .setDepartmentName(form.getContent().getDepartmentName())
                        .build();
    }

    /** The content that is within such a form. */
    static KeptContent within(FormSnapshot form) {
        return new KeptContent(requireNonNull(form.getContent()), form.getFindings(), null);
    }

    private <T extends SpecificRecord> byte[] bytes(Topic<T> topic, T value) {
        try {
            return serde(topic).serializer().serialize(topic.name(), value);
        } catch (RuntimeException e) {
            if (Failures.isTransient(e)) {
                throw new SerializationException(e);
            }
            throw new UnprocessableCommand("It can't be answered on " + topic.name(), e);
        }
    }

    @SuppressWarnings("unchecked")
    private <T extends SpecificRecord> Serde<T> serde(Topic<T> topic) {
        return (Serde<T>) serdesInUse.computeIfAbsent(topic, serdes::of);
    }

    @Override
    public void close() {
        serdesInUse.values().forEach(Serde::close);
    }
}
