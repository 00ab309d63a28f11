package org.jixiaoflow.workbench.services;

import java.math.BigDecimal;
import java.time.Instant;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Where one form stands.
 *
 * @param stageName in lists only; a form by itself comes with its template
 */
public record FormRow(
        String formId,
        String regionCode,
        int year,
        FormKind kind,
        String departmentCode,
        @Nullable String unitCode,
        @Nullable String departmentName,
        FormState state,
        @Nullable String stage,
        @Nullable String stageName,
        @Nullable String dueStage,
        long version,
        int revision,
        @Nullable Instant submittedAt,
        @Nullable Instant since,
        Instant changedAt,
        Trigger lastTrigger,
        String lastActor,
        int openComments,
        int answeredComments,
        int errors,
        int warnings,
        @Nullable BigDecimal total,
        @Nullable Grade grade,
        @Nullable Instant dueAt,
        boolean dueProvisional,
        boolean toSign,
        @Nullable Integer publishedRevision,
        boolean publishedInForce) {

    /** What people call its department; empty if nobody said. */
    public String title() {
        return departmentName == null ? "" : departmentName;
    }
}
