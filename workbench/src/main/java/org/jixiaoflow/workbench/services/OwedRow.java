package org.jixiaoflow.workbench.services;

import java.time.Instant;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jspecify.annotations.Nullable;

/**
 * A form that its department still has to submit.
 *
 * @param state null if it isn't begun
 */
public record OwedRow(
        String formId,
        String regionCode,
        int year,
        FormKind kind,
        String departmentCode,
        @Nullable String departmentName,
        @Nullable FormState state,
        int openComments,
        @Nullable Instant dueAt,
        boolean dueProvisional) {}
