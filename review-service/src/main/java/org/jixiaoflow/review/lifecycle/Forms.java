package org.jixiaoflow.review.lifecycle;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jixiaoflow.access.workflow.Marks;
import org.jixiaoflow.access.workflow.Published;
import org.jixiaoflow.access.workflow.Transitions;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.CommentState;
import org.jixiaoflow.schemas.Explanation;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormSnapshot;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.KeptContent;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/** Folds a form's journal: what the form is after each entry. */
public final class Forms {

    private Forms() {}

    /**
     * The form after one more entry. Ratings are of the content that was rated: they outlive a return, since stages before the one that
     * returned the form don't see it again, but not a change of the content. An adjustment begins without any.
     *
     * @param form null before the first entry
     * @param entryHash {@link EntryHash} of the entry
     * @param contentBytes length of the content that is kept apart
     */
    public static FormSnapshot after(@Nullable FormSnapshot form, FormEvent entry, String entryHash, int contentBytes) {
        var submitted = entry.getToState() == FormState.SUBMITTED;
        var filing = entry.getToState() == FormState.DRAFT || entry.getToState() == FormState.RETURNED;
        var resubmitted = submitted && isResubmitted(form, entry);
        var marks = left(entry);
        return new FormSnapshot(
                entry.getFormId(),
                entry.getVersion(),
                entry.getRevision(),
                entry.getToState(),
                entry.getToStage(),
                resubmitted,
                marks.acted() || (form != null && form.getActed() && !moves(entry)),
                (isAside(entry) && form != null) ? form.getAdjustable() : marks.granted(),
                signedBy(form, entry),
                form != null && resubmitted ? form.getDueStage() : entry.getDueStage(),
                form != null && resubmitted ? form.getEditablePaths() : entry.getEditablePaths(),
                entry.getTemplateId(),
                null,
                comments(form, entry),
                ratings(form, entry),
                entryHash,
                reviewedRows(form, entry),
                null,
                NewRows.lastRow(form, entry.getContent()),
                explanations(form, entry),
                Persons.passes(form, entry),
                Persons.clerks(form, entry),
                entry.getDueAt(),
                entry.getDueProvisional(),
                (filing || form == null) ? entry.getDueAt() : form.getFilingDueAt(),
                (filing || form == null) ? entry.getDueProvisional() : form.getFilingDueProvisional(),
                remindedAt(form, entry),
                Handovers.handedTo(form, entry),
                Consultations.open(form, entry),
                departmentName(form, entry),
                contentBytes,
                publishedRevision(form, entry),
                publishedInForce(form, entry));
    }

    /** The content that an entry leaves, with what was found in it; nothing if it stays as it was. */
    public static Optional<KeptContent> content(FormEvent entry) {
        return Optional.ofNullable(entry.getContent())
                .map(content -> new KeptContent(content, entry.getFindings(), entry.getValidationTemplate()));
    }

    private static Marks left(FormEvent entry) {
        return Marks.left(entry.getTrigger(), Published.NOTHING);
    }

    private static boolean isAside(FormEvent entry) {
        return Transitions.ASIDE.contains(entry.getTrigger());
    }

    private static @Nullable Integer publishedRevision(@Nullable FormSnapshot form, FormEvent entry) {
        if (entry.getTrigger() == Trigger.PUBLISH) {
            return entry.getRevision();
        }
        return form == null || entry.getTrigger() == Trigger.WITHHOLD ? null : form.getPublishedRevision();
    }

    private static boolean publishedInForce(@Nullable FormSnapshot form, FormEvent entry) {
        if (entry.getTrigger() == Trigger.PUBLISH || form == null) {
            return entry.getTrigger() == Trigger.PUBLISH;
        }
        return form.getPublishedInForce() && !moves(entry) && entry.getTrigger() != Trigger.WITHHOLD;
    }

    /** Whether the form is somebody else's to go on with after it. */
    static boolean moves(FormEvent entry) {
        return entry.getFromState() != entry.getToState() || !Objects.equals(entry.getFromStage(), entry.getToStage());
    }

    /** Whoever gets the form was never reminded of it. */
    private static @Nullable Instant remindedAt(@Nullable FormSnapshot form, FormEvent entry) {
        if (entry.getTrigger() == Trigger.REMIND) {
            return entry.getOccurredAt();
        }
        return form == null || moves(entry) ? null : form.getRemindedAt();
    }

    /** Whatever else happens to a form than what is aside takes the signature away. */
    private static @Nullable Actor signedBy(@Nullable FormSnapshot form, FormEvent entry) {
        if (isAside(entry) && form != null) {
            return form.getSignedBy();
        }
        return left(entry).signed() ? entry.getActor() : null;
    }

    private static boolean isResubmitted(@Nullable FormSnapshot form, FormEvent entry) {
        return entry.getTrigger() == Trigger.SUBMIT
                ? entry.getFromState() == FormState.RETURNED
                : entry.getFromState() == FormState.SUBMITTED && form != null && form.getResubmitted();
    }

    private static @Nullable String departmentName(@Nullable FormSnapshot form, FormEvent entry) {
        if (entry.getContent() != null) {
            return entry.getContent().getDepartmentName();
        }
        if (form == null) {
            throw new IllegalArgumentException("The first entry of " + entry.getFormId() + " has no content");
        }
        return form.getDepartmentName();
    }

    private static List<FieldComment> comments(@Nullable FormSnapshot form, FormEvent entry) {
        if (form == null || entry.getComments().isEmpty()) {
            return form == null ? entry.getComments() : form.getComments();
        }
        var comments = new LinkedHashMap<UUID, FieldComment>();
        form.getComments().forEach(comment -> comments.put(comment.getId(), comment));
        entry.getComments().forEach(comment -> comments.put(comment.getId(), remembered(comment)));
        return List.copyOf(comments.values());
    }

    /** Nobody asks again what a resolved comment said, so its texts needn't take the room of others. */
    private static FieldComment remembered(FieldComment comment) {
        return comment.getState() == CommentState.RESOLVED
                ? FieldComment.newBuilder(comment)
                        .setText("")
                        .setAnswer(null)
                        .setSuggestion(null)
                        .build()
                : comment;
    }

    /** An explanation holds as long as its finding does. */
    private static List<Explanation> explanations(@Nullable FormSnapshot form, FormEvent entry) {
        if (form == null
                || entry.getContent() != null
                || !entry.getExplanations().isEmpty()) {
            return entry.getExplanations();
        }
        return form.getExplanations();
    }

    /** Whether what was decided about the content before the entry is about the content after it. */
    private static boolean isAboutTheSame(FormEvent entry) {
        return entry.getTrigger() != Trigger.ADJUST && !entry.getChangesContent();
    }

    private static List<ReviewedRow> reviewedRows(@Nullable FormSnapshot form, FormEvent entry) {
        if (form == null || !isAboutTheSame(entry) || !entry.getReviewedRows().isEmpty()) {
            return entry.getReviewedRows();
        }
        return form.getReviewedRows();
    }

    private static List<RatedItem> ratings(@Nullable FormSnapshot form, FormEvent entry) {
        if (form == null || !isAboutTheSame(entry) || !entry.getRatings().isEmpty()) {
            return entry.getRatings();
        }
        return form.getRatings();
    }
}
