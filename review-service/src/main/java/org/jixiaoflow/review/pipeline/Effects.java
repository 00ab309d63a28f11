package org.jixiaoflow.review.pipeline;

import static org.jixiaoflow.schemas.contract.Topics.APPROVED_FORMS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_EVENTS;
import static org.jixiaoflow.schemas.contract.Topics.FORM_OUTCOMES;
import static org.jixiaoflow.schemas.contract.Topics.NOTIFICATIONS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Record;
import org.jixiaoflow.review.lifecycle.Command;
import org.jixiaoflow.review.lifecycle.Command.Filing;
import org.jixiaoflow.review.lifecycle.Decision;
import org.jixiaoflow.review.lifecycle.Decision.Accepted;
import org.jixiaoflow.review.lifecycle.Decision.Refused;
import org.jixiaoflow.review.lifecycle.Decision.Reminded;
import org.jixiaoflow.review.lifecycle.EntryHash;
import org.jixiaoflow.review.lifecycle.Forms;
import org.jixiaoflow.review.lifecycle.Kept;
import org.jixiaoflow.review.notification.NotificationRules;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.KeptContent;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.wording.FindingSentences;
import org.jspecify.annotations.Nullable;

/** All that a decision writes, encoded. */
final class Effects {

    private final Encoding encoding;
    private final long timestamp;
    private final List<Output> outputs = new ArrayList<>();
    private final byte[] outcome;
    private byte @Nullable [] form;
    private byte @Nullable [] content;
    private @Nullable FormSnapshot snapshot;

    private Effects(Encoding encoding, long timestamp, Decision decision) {
        this.encoding = encoding;
        this.timestamp = timestamp;
        this.outcome = encoding.encode(FORM_OUTCOMES, told(decision.outcome()));
        add(FORM_OUTCOMES, decision.outcome().getFormId(), outcome);
    }

    /**
     * The effects of a decision on a form.
     *
     * @param kept the form's content, as far as the decision looked into it
     * @param command what was decided about
     * @param timestamp the command's
     */
    static Effects of(
            Decision decision,
            @Nullable FormSnapshot form,
            Kept kept,
            Command command,
            Encoding encoding,
            NotificationRules notificationRules,
            Watchers watchers,
            long timestamp) {
        var effects = new Effects(encoding, timestamp, decision);
        if (decision instanceof Accepted accepted) {
            effects.add(accepted, form, kept, notificationRules, watchers);
        }
        if (decision instanceof Refused && command instanceof Filing filing) {
            notificationRules
                    .about(decision.outcome(), filing.submission())
                    .ifPresent(notice -> effects.encodeAndAdd(NOTIFICATIONS, notice.getRecipient(), notice));
        }
        if (decision instanceof Reminded reminded) {
            var notice = notificationRules.reminder(
                    reminded.form(), reminded.departmentName(), reminded.at(), reminded.reason());
            effects.encodeAndAdd(NOTIFICATIONS, notice.getRecipient(), notice);
        }
        return effects;
    }

    /** Portals read outcomes, too, and have only the record. */
    private static CommandOutcome told(CommandOutcome outcome) {
        return outcome.getFindings().isEmpty()
                ? outcome
                : CommandOutcome.newBuilder(outcome)
                        .setFindings(FindingSentences.told(outcome.getFindings()))
                        .build();
    }

    /** The form from now on; null if it stays as it is. */
    byte @Nullable [] form() {
        return form;
    }

    /** Its content from now on; null if that stays as it is. */
    byte @Nullable [] content() {
        return content;
    }

    /** The form before it was encoded. */
    @Nullable FormSnapshot snapshot() {
        return snapshot;
    }

    byte[] outcome() {
        return outcome;
    }

    List<Output> outputs() {
        return outputs;
    }

    private void add(
            Accepted accepted,
            @Nullable FormSnapshot before,
            Kept kept,
            NotificationRules notificationRules,
            Watchers watchers) {
        var entry = accepted.entry();
        var journal = encoding.encode(FORM_EVENTS, entry);
        var hash = EntryHash.of(Arrays.copyOfRange(journal, RegistrySerdes.HEADER_BYTES, journal.length));
        content = changed(before, entry, kept)
                .map(changed -> encoding.encode(ReviewTopology.CONTENTS, changed))
                .orElse(null);
        var after = Forms.after(before, entry, hash, content == null ? bytesOf(before) : content.length);
        snapshot = after;
        form = encoding.encode(after, entry.getTrigger());
        add(FORM_EVENTS, entry.getFormId(), journal);
        accepted.approval().ifPresent(approval -> encodeAndAdd(APPROVED_FORMS, entry.getFormId(), approval.form()));
        notificationRules
                .about(entry, after.getDepartmentName(), after.getHandedTo(), () -> watchers.of(entry.getFormId()))
                .forEach(notice -> encodeAndAdd(NOTIFICATIONS, notice.getRecipient(), notice));
    }

    private static int bytesOf(@Nullable FormSnapshot before) {
        return before == null ? 0 : before.getContentBytes();
    }

    /** What is to be kept apart from now on; nothing if it is. */
    private static Optional<KeptContent> changed(@Nullable FormSnapshot before, FormEvent entry, Kept kept) {
        var left = Forms.content(entry);
        return before == null || before.getContent() == null
                ? left.filter(content -> !kept.isKnownToBe(content))
                : left.or(() -> Optional.of(Encoding.within(before)));
    }

    private <T extends SpecificRecord> void encodeAndAdd(Topic<T> topic, String key, @Nullable T value) {
        add(topic, key, value == null ? null : encoding.encode(topic, value));
    }

    private void add(Topic<?> topic, String key, byte @Nullable [] value) {
        outputs.add(new Output(topic.name(), new Record<>(key, value, timestamp)));
    }

    record Output(String topic, Record<String, byte[]> record) {}
}
