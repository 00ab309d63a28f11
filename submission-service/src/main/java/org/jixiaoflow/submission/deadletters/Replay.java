package org.jixiaoflow.submission.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.limits.Admission;
import org.jixiaoflow.support.deadletters.DeadLetter;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What is to be processed instead of a letter, or the letter itself.
 *
 * @param fixed whether it differs from what was received
 */
record Replay(ByteBuffer key, ByteBuffer value, boolean fixed) {

    /**
     * What {@code asked} makes of the letter, if it can be processed at all: a problem 422 otherwise. A fix of a command mends its key or
     * its bytes, never what it says: nobody acts in another's name here. What a portal sent may be mended; it then says who did it.
     */
    static Replay of(DeadLetter deadLetter, ReplayRequest asked, Contents contents) {
        var topic = deadLetter.summary().origin().topic();
        var received = deadLetter.kept();
        if (!deadLetter.summary().whole() && !isReplaced(asked.fix())) {
            throw unprocessable("LETTER_TRUNCATED", deadLetter.summary().size());
        }
        var key = key(asked.fix(), received.key());
        var value = value(topic, asked.fix(), received.value(), contents);
        var read = contents.read(topic, value);
        if (key == null || value == null || read.record() == null) {
            throw unprocessable(
                    "STILL_UNREADABLE", key == null ? "The record has no key" : String.valueOf(read.unreadable()));
        }
        Admission.objection(read.record()).ifPresent(objection -> {
            throw unprocessable(objection.kind().code(), objection.arguments().toArray())
                    .at("/fix/record" + objection.pointer());
        });
        if (Remedy.of(topic) == Remedy.DELIVER_AGAIN && !Arrays.equals(value, received.value())) {
            throw unprocessable("FIX_CHANGES_COMMAND").at("/fix");
        }
        if (Remedy.of(topic) == Remedy.COMMAND_AGAIN) {
            if (!Arrays.equals(value, received.value())) {
                var before = contents.read(topic, received.value()).record();
                if (before == null) {
                    throw unprocessable("SENDER_UNKNOWN");
                }
                if (!before.equals(read.record())) {
                    throw unprocessable("FIX_CHANGES_COMMAND").at("/fix");
                }
            }
            if (!formOf(read.record()).equals(new String(key, UTF_8))) {
                throw unprocessable("KEY_MISMATCH", new String(key, UTF_8)).at("/fix/key");
            }
        }
        return new Replay(
                ByteBuffer.wrap(key),
                ByteBuffer.wrap(value),
                !Arrays.equals(key, received.key()) || !Arrays.equals(value, received.value()));
    }

    /** Of a letter that was too large to be kept whole nothing can be processed again but what is put in its place. */
    private static boolean isReplaced(ReplayRequest.@Nullable Fix fix) {
        return fix != null && fix.key() != null && (fix.record() != null || fix.bytes() != null);
    }

    private static byte @Nullable [] key(ReplayRequest.@Nullable Fix fix, byte @Nullable [] received) {
        return fix == null || fix.key() == null ? received : fix.key().getBytes(UTF_8);
    }

    private static byte @Nullable [] value(
            String topic, ReplayRequest.@Nullable Fix fix, byte @Nullable [] received, Contents contents) {
        if (fix == null || (fix.record() == null && fix.bytes() == null)) {
            return received;
        }
        if (fix.record() != null && fix.bytes() != null) {
            throw unprocessable("INVALID_FIX").at("/fix");
        }
        return fix.record() != null
                ? contents.write(topic, fix.record())
                : Contents.bytes(Objects.requireNonNull(fix.bytes()));
    }

    private static Problem unprocessable(String code, Object... arguments) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, code, arguments);
    }

    private static String formOf(SpecificRecord command) {
        if (command instanceof FormSubmission submission) {
            return submission.getFormId();
        }
        if (command instanceof ReviewDecision decision) {
            return decision.getFormId();
        }
        throw new IllegalArgumentException("No command: " + command.getSchema().getName());
    }
}
