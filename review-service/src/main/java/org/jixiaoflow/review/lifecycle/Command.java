package org.jixiaoflow.review.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.CommentAnswer;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/** What somebody asks of a form. */
public sealed interface Command {

    UUID id();

    String formId();

    Trigger trigger();

    Actor actor();

    Instant issuedAt();

    /** The version the sender saw; null if they don't mind. */
    @Nullable Long expectedVersion();

    @Nullable String reason();

    /** A department's command. */
    record Filing(FormSubmission submission) implements Command {

        /** The content it brings; only SAVE and SUBMIT bring any. */
        @Nullable FormContent content() {
            return brings() ? submission.getContent() : null;
        }

        /** The answers it brings; only SAVE and SUBMIT bring any. */
        List<CommentAnswer> answers() {
            return brings() ? submission.getAnswers() : List.of();
        }

        private boolean brings() {
            return submission.getTrigger() == SubmissionTrigger.SAVE
                    || submission.getTrigger() == SubmissionTrigger.SUBMIT;
        }

        @Override
        public UUID id() {
            return submission.getCommandId();
        }

        @Override
        public String formId() {
            return submission.getFormId();
        }

        @Override
        public Trigger trigger() {
            return Trigger.valueOf(submission.getTrigger().name());
        }

        @Override
        public Actor actor() {
            return submission.getActor();
        }

        @Override
        public Instant issuedAt() {
            return submission.getIssuedAt();
        }

        @Override
        public @Nullable Long expectedVersion() {
            return submission.getExpectedVersion();
        }

        @Override
        public @Nullable String reason() {
            return submission.getReason();
        }
    }

    /** A reviewer's command. */
    record Review(ReviewDecision decision) implements Command {

        @Override
        public UUID id() {
            return decision.getCommandId();
        }

        @Override
        public String formId() {
            return decision.getFormId();
        }

        @Override
        public Trigger trigger() {
            return Trigger.valueOf(decision.getTrigger().name());
        }

        @Override
        public Actor actor() {
            return decision.getActor();
        }

        @Override
        public Instant issuedAt() {
            return decision.getIssuedAt();
        }

        @Override
        public @Nullable Long expectedVersion() {
            return decision.getExpectedVersion();
        }

        @Override
        public @Nullable String reason() {
            return decision.getReason();
        }
    }
}
