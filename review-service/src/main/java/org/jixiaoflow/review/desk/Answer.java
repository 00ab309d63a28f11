package org.jixiaoflow.review.desk;

import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.support.web.Problem;
import org.jixiaoflow.support.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What is known of a command when its sender must be answered. */
sealed interface Answer {

    /** The answer to a request about this command alone. */
    ResponseEntity<Object> alone();

    /** The same as one of many. */
    BatchAnswer.Item among(String formId, UUID commandId, Problems problems, Locale locale);

    /** The answer that an outcome gives, told in terms of what was asked. */
    static Answer of(CommandOutcome outcome, DecisionRequest asked) {
        @Nullable Problem refusal = Refusals.problem(outcome, asked);
        return refusal == null ? new Accepted(outcome) : new Refused(refusal);
    }

    /** It took effect. */
    record Accepted(CommandOutcome outcome) implements Answer {

        @Override
        public ResponseEntity<Object> alone() {
            return ResponseEntity.ok()
                    .eTag(Preconditions.etag(outcome.getVersion()))
                    .body(outcome);
        }

        @Override
        public BatchAnswer.Item among(String formId, UUID commandId, Problems problems, Locale locale) {
            return new BatchAnswer.Item(formId, commandId, HttpStatus.OK.value(), outcome, null, null);
        }
    }

    /** It changed nothing. */
    record Refused(Problem problem) implements Answer {

        @Override
        public ResponseEntity<Object> alone() {
            throw problem;
        }

        @Override
        public BatchAnswer.Item among(String formId, UUID commandId, Problems problems, Locale locale) {
            var detail = problems.detail(problem, locale);
            return new BatchAnswer.Item(formId, commandId, detail.getStatus(), null, detail, null);
        }
    }

    /** It was sent and is not decided yet. */
    record Pending(UUID commandId, URI location) implements Answer {

        @Override
        public ResponseEntity<Object> alone() {
            return ResponseEntity.accepted().location(location).body(new PendingCommand(commandId, location));
        }

        @Override
        public BatchAnswer.Item among(String formId, UUID commandId, Problems problems, Locale locale) {
            return new BatchAnswer.Item(formId, commandId, HttpStatus.ACCEPTED.value(), null, null, location);
        }
    }

    /** A command that is not decided yet, and where to ask for it. */
    record PendingCommand(UUID commandId, URI location) {}
}
