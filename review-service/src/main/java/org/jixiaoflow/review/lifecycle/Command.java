package org.jixiaoflow.review.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.CommentAnswer;
import org.jixiaoflow.schemas.Explanation;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/** What somebody asks of a form. */
public sealed interface Command {

    /** How far a sender's clock may be off the one of the topic. */
    Duration TOLERANCE = Duration.ofMinutes(5);

    /** What counts as the moment of a command: when its sender says, or when it was appended to its topic if that is too far off. */
    static Instant believed(Instant issued, Instant appended) {
        return Duration.between(issued, appended).abs().compareTo(TOLERANCE) <= 0 ? issued : appended;
    }

    UUID id();

    String formId();

    Trigger trigger();

    Actor actor();

    /** When it was asked, as far as its sender can be believed. */
    Instant at();

    /** The version the sender saw; null if they don't mind. */
    @Nullable Long expectedVersion();

    @Nullable String reason();

    /** Hash of the request; null if whoever took it made none. */
    @Nullable String requestHash();

    /** The record that came. */
    SpecificRecord sent();

    /** A department's command. */
    record Filing(FormSubmission submission, Instant at) implements Command {

        /** The content it brings; only SAVE and SUBMIT bring any. */
        @Nullable FormContent content() {
            return brings() ? submission.getContent() : null;
        }

        /** What it says to findings; only SAVE and SUBMIT say any. */
        List<Explanation> explanations() {
            return brings() ? submission.getExplanations() : List.of();
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
        public @Nullable Long expectedVersion() {
            return submission.getExpectedVersion();
        }

        @Override
        public @Nullable String reason() {
            return submission.getReason();
        }

        @Override
        public @Nullable String requestHash() {
            return submission.getRequestHash();
        }

        @Override
        public SpecificRecord sent() {
            return submission;
        }
    }

    /** A reviewer's command. */
    record Review(ReviewDecision decision, Instant at) implements Command {

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
        public @Nullable Long expectedVersion() {
            return decision.getExpectedVersion();
        }

        @Override
        public @Nullable String reason() {
            return decision.getReason();
        }

        @Override
        public @Nullable String requestHash() {
            return decision.getRequestHash();
        }

        @Override
        public SpecificRecord sent() {
            return decision;
        }
    }
}
