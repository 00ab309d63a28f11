package org.jixiaoflow.submission.deadletters;

import java.time.Instant;
import org.jixiaoflow.schemas.DeadLetterActionKind;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did with a letter.
 *
 * @param fixed whether what was replayed differs from what was received
 * @param by id of who did it
 */
record Action(
        DeadLetterActionKind kind, boolean fixed, @Nullable String reason, String by, String name, Instant at) {}
