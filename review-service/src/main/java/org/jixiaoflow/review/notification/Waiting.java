package org.jixiaoflow.review.notification;

import java.time.Instant;
import org.jixiaoflow.review.templates.ReviewTemplate;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * A form that somebody should go on with.
 *
 * @param version 0 if nobody has begun it
 * @param stage it stands at; null if it is its department's
 * @param handedTo id of the reviewer it was handed over to there; null if to nobody
 * @param dueAt till when
 */
public record Waiting(
        FormId form,
        long version,
        @Nullable String departmentName,
        @Nullable String stage,
        @Nullable String handedTo,
        ReviewTemplate template,
        Instant dueAt) {

    /** A form under way. */
    public static Waiting of(FormId id, FormSnapshot form, ReviewTemplate template, Instant dueAt) {
        return new Waiting(
                id,
                form.getVersion(),
                form.getDepartmentName(),
                form.getState() == FormState.SUBMITTED ? form.getStage() : null,
                form.getHandedTo() == null ? null : form.getHandedTo().getId(),
                template,
                dueAt);
    }

    /** Who should go on with it: once it is overdue all of the stage, for it answers, until then whom it was handed over to. */
    Recipient recipient(boolean overdue) {
        return whoHasIt(form, stage, overdue ? null : handedTo);
    }

    /**
     * Who should go on with a form.
     *
     * @param stage it stands at; null if it is its department's
     * @param handedTo id of the reviewer it was handed over to there; null if to nobody
     */
    static Recipient whoHasIt(FormId form, @Nullable String stage, @Nullable String handedTo) {
        if (stage == null) {
            return Recipient.department(form);
        }
        return handedTo == null ? Recipient.stage(form, stage) : Recipient.person(form, handedTo);
    }

    /** Who answers for the stage; null where it is a department's, whose head hears what it hears. */
    @Nullable Recipient head() {
        return stage == null ? null : Recipient.head(form, stage);
    }

    /** The office that leads the review: the last stage of the route. */
    Recipient bureau() {
        return Recipient.stage(form, template.lastStage());
    }
}
