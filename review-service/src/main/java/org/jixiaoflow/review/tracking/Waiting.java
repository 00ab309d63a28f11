package org.jixiaoflow.review.tracking;

import java.time.Instant;
import org.jixiaoflow.schemas.FormState;
import org.jspecify.annotations.Nullable;

/**
 * Forms that stand at one place, and since when.
 *
 * @param stage review stage, when SUBMITTED
 * @param forms how many
 * @param medianSince since when half of them stand there at least
 * @param longSince since when a tenth of them stand there at least
 * @param oldestSince since when the first of them stands there
 * @param oldestForm the one that does
 * @param oldestDepartment 部门 as written on it
 * @param overdue how many should have gone on by now
 */
public record Waiting(
        FormState state,
        @Nullable String stage,
        int forms,
        Instant medianSince,
        Instant longSince,
        Instant oldestSince,
        String oldestForm,
        @Nullable String oldestDepartment,
        int overdue) {}
