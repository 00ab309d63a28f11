package org.jixiaoflow.review.lifecycle;

import java.time.Instant;
import java.util.Optional;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** The answer to a command. */
public sealed interface Decision {

    CommandOutcome outcome();

    /**
     * It takes effect.
     *
     * @param entry what the journal will say
     * @param approval what becomes of the approved snapshot; nothing if it stays as it is
     */
    record Accepted(CommandOutcome outcome, FormEvent entry, Optional<Approval> approval) implements Decision {}

    /**
     * It is done and leaves no entry: whoever owes a form that nobody has begun is reminded of it (催办).
     *
     * @param departmentName by the list
     * @param reason what they are told besides
     */
    record Reminded(
            CommandOutcome outcome,
            FormId form,
            @Nullable String departmentName,
            Instant at,
            @Nullable String reason) implements Decision {}

    /** It changes nothing. */
    record Refused(CommandOutcome outcome) implements Decision {}

    /**
     * A change of the approved snapshot.
     *
     * @param form the approved form from now on; null if there is none any more
     */
    record Approval(@Nullable ApprovedForm form) {}
}
