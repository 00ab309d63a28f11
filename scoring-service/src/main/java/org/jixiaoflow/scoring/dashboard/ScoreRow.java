package org.jixiaoflow.scoring.dashboard;

import java.math.BigDecimal;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jspecify.annotations.Nullable;

/** A form's score in a list. */
record ScoreRow(
        String formId,
        String regionCode,
        int year,
        FormKind kind,
        String departmentCode,
        @Nullable String departmentName,
        long version,
        BigDecimal total,
        Grade grade) {}
