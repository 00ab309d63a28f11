package org.jixiaoflow.notification.tracking;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jixiaoflow.schemas.Consultation;
import org.jixiaoflow.schemas.ConsultationState;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * Since when a form stands where it does, and for whom it waits by name there.
 *
 * @param version of the newest entry it takes in
 * @param handedTo id of the reviewer it was handed over to; null if to nobody
 * @param asked ids of those whose opinion is waited for
 */
record FormStanding(
        String formId,
        long version,
        Instant since,
        @Nullable String handedTo,
        Set<String> asked) {

    FormStanding {
        asked = Set.copyOf(asked);
    }

    /** After the next entry; one that isn't newer changes nothing. */
    static FormStanding after(@Nullable FormStanding before, FormEvent entry) {
        if (before != null && entry.getVersion() <= before.version()) {
            return before;
        }
        return before == null || isMove(entry)
                ? new FormStanding(entry.getFormId(), entry.getVersion(), entry.getOccurredAt(), null, Set.of())
                : new FormStanding(
                        before.formId(),
                        entry.getVersion(),
                        before.since(),
                        handedTo(before, entry),
                        asked(before, entry));
    }

    private static boolean isMove(FormEvent entry) {
        return entry.getFromState() != entry.getToState() || !Objects.equals(entry.getFromStage(), entry.getToStage());
    }

    private static @Nullable String handedTo(FormStanding before, FormEvent entry) {
        if (entry.getTrigger() != Trigger.HAND_OVER) {
            return before.handedTo();
        }
        return entry.getHandedTo() == null ? null : entry.getHandedTo().getId();
    }

    private static Set<String> asked(FormStanding before, FormEvent entry) {
        var asked = new TreeSet<>(before.asked());
        for (Consultation one : entry.getConsultations()) {
            if (one.getState() == ConsultationState.OPEN) {
                asked.add(one.getAsked().getId());
            } else {
                asked.remove(one.getAsked().getId());
            }
        }
        return asked;
    }

    /** Whether what a delivery asks for is still to be done, as the bell of the pages has it. */
    boolean waitsFor(Delivery delivery) {
        var person = Recipient.parse(delivery.getRecipient())
                .filter(recipient -> recipient.kind() == Recipient.Kind.PERSON)
                .map(Recipient::code);
        return !since.isAfter(delivery.getCreatedAt())
                && person.map(id -> id.equals(handedTo) || asked.contains(id)).orElse(true);
    }
}
