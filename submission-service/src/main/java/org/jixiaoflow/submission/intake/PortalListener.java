package org.jixiaoflow.submission.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.RefusedSubmission;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Sizes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.evaluation.Objective;
import org.jixiaoflow.schemas.limits.Texts;
import org.jixiaoflow.submission.intake.PortalDesk.Verdict;
import org.jixiaoflow.submission.tracking.TrackedForms;
import org.jixiaoflow.support.kafka.DeadLetters;
import org.jixiaoflow.support.kafka.Failures;
import org.jixiaoflow.support.kafka.Publisher;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Reads the portals' topics. A batch is read, judged and answered in one Kafka transaction: commands to {@code form-submissions},
 * refusals to {@code refused-submissions}, what can't be decoded to the dead letters.
 */
final class PortalListener implements BatchMessageListener<byte[], byte[]> {

    /** No id that anybody means is longer. */
    private static final int LONGEST_ID = 300;

    private static final int ROOM_FOR_KEY = 4 * LONGEST_ID;
    private static final int MANY = 1000;
    private static final int FEWER = 10;

    private final Deserializer<FormSubmission> submissions;
    private final PortalDesk desk;
    private final TrackedForms forms;
    private final Publisher publisher;
    private final DeadLetters deadLetters;
    private final Clock clock;

    PortalListener(
            Deserializer<FormSubmission> submissions,
            PortalDesk desk,
            TrackedForms forms,
            Publisher publisher,
            DeadLetters deadLetters,
            Clock clock) {
        this.submissions = submissions;
        this.desk = desk;
        this.forms = forms;
        this.publisher = publisher;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> batch) {
        take(batch, null);
    }

    /** Takes a dead letter once more; {@code correctedBy} says whose words they are now, if they were mended. */
    void again(ConsumerRecord<byte[], byte[]> letter, @Nullable Actor correctedBy) {
        take(List.of(letter), correctedBy);
    }

    private void take(List<ConsumerRecord<byte[], byte[]>> batch, @Nullable Actor correctedBy) {
        var decoded =
                batch.stream().flatMap(received -> decode(received).stream()).toList();
        var objectives = forms.objectives(
                decoded.stream().flatMap(one -> one.seen().objective().stream()).collect(toSet()));
        decoded.forEach(one -> verdict(one, objectives).ifPresent(verdict -> answer(one, verdict, correctedBy)));
    }

    /** None if it can't be judged, whatever that may be. */
    private Optional<Verdict> verdict(Decoded one, Map<FormId, Objective> objectives) {
        try {
            return Optional.of(desk.judge(one.seen(), objectives));
        } catch (RuntimeException absurd) {
            return putAside(one.received(), absurd);
        }
    }

    private record Decoded(ConsumerRecord<byte[], byte[]> received, PortalSubmission seen) {}

    private Optional<Decoded> decode(ConsumerRecord<byte[], byte[]> received) {
        var portalId = portalOf(received.topic());
        try {
            // What a stranger sends is refused unread: its topic may have no dead letters. So is what is too large.
            var bytes = Math.max(0, received.serializedValueSize());
            var submission = received.value() == null || !desk.knows(portalId) || desk.isTooLarge(bytes)
                    ? null
                    : submissions.deserialize(received.topic(), received.value());
            var key = received.key() == null ? null : new String(received.key(), UTF_8);
            return Optional.of(new Decoded(received, new PortalSubmission(portalId, key, bytes, submission)));
        } catch (RuntimeException undecodable) {
            return putAside(received, undecodable);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the transaction fails if one of its records does
    private <T> Optional<T> putAside(ConsumerRecord<byte[], byte[]> received, RuntimeException fault) {
        if (Failures.isTransient(fault)) {
            throw fault;
        }
        deadLetters.keep(received, fault);
        return Optional.empty();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // as above
    private void answer(Decoded one, Verdict verdict, @Nullable Actor correctedBy) {
        if (verdict instanceof Verdict.Taken taken) {
            var command = publisher.encode(Topics.FORM_SUBMISSIONS, taken.by(correctedBy));
            if (fits(command)) {
                publisher.sendEncoded(Topics.FORM_SUBMISSIONS, taken.command().getFormId(), command);
            } else {
                refuse(one, desk.tooLarge());
            }
        } else if (verdict instanceof Verdict.Refused refused) {
            refuse(one, refused);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // as above
    private void refuse(Decoded one, Verdict.Refused refused) {
        var key = one.seen().key() == null || one.seen().key().length() > LONGEST_ID
                ? one.received().topic()
                : one.seen().key();
        var refusal = refusal(one.received(), one.seen(), refused);
        var bytes = publisher.encode(Topics.REFUSED_SUBMISSIONS, refusal.build());
        // A sender with more findings than a record holds doesn't read them all.
        for (var left = MANY; !fits(bytes) && left > 0; left /= FEWER) {
            refusal.setFindings(refused.findings().stream().limit(left).toList());
            bytes = publisher.encode(Topics.REFUSED_SUBMISSIONS, refusal.build());
        }
        if (!fits(bytes)) {
            bytes = publisher.encode(
                    Topics.REFUSED_SUBMISSIONS, refusal.setFindings(List.of()).build());
        }
        publisher.sendEncoded(Topics.REFUSED_SUBMISSIONS, key, bytes);
    }

    private static boolean fits(byte @Nullable [] record) {
        return record == null || record.length + ROOM_FOR_KEY <= Sizes.LARGEST_RECORD;
    }

    private static String portalOf(String topic) {
        var portal = Topics.PORTAL_SUBMISSIONS.matcher(topic);
        return portal.matches() ? portal.group(1) : topic;
    }

    private RefusedSubmission.Builder refusal(
            ConsumerRecord<byte[], byte[]> received, PortalSubmission seen, Verdict.Refused refused) {
        var submission = seen.value();
        var form = submission == null ? formByKey(seen) : submission.getFormId();
        return RefusedSubmission.newBuilder()
                .setFormId(form == null ? null : Texts.excerpt(form))
                .setCommandId(submission == null ? null : submission.getCommandId())
                .setPortalId(seen.portalId())
                .setPortalName(
                        form == null
                                ? null
                                : desk.nameFor(seen.portalId(), form).orElse(null))
                .setReasons(List.of(refused.reason()))
                .setFindings(refused.findings())
                .setSourceTopic(received.topic())
                .setSourcePartition(received.partition())
                .setSourceOffset(received.offset())
                .setRefusedAt(clock.instant());
    }

    /** What is refused unread names its form by its key, if the form is one that the portal files. */
    private @Nullable String formByKey(PortalSubmission seen) {
        var key = seen.key();
        return key == null || desk.nameFor(seen.portalId(), key).isEmpty() ? null : key;
    }
}
