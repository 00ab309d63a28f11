package org.jixiaoflow.submission.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.support.web.FormSorting;
import org.jspecify.annotations.Nullable;

/** A form in a list. */
@Schema(description = "A form in a list.")
public record FormRow(
        String formId,
        String regionCode,
        int year,
        FormKind kind,
        String departmentCode,
        @Nullable String unitCode,

        @Schema(description = "部门 as written on the form.") @Nullable String departmentName,

        @Schema(description = "Where it stands.") FormState state,

        @Schema(description = "Review stage, when SUBMITTED.") @Nullable String stage,

        @Schema(description = "Counts journal entries; send it back as If-Match or expectedVersion.")
        long version,

        int revision,
        @Nullable OffsetDateTime submittedAt,
        OffsetDateTime changedAt,
        @Schema(description = "What was done with it last.") Trigger lastTrigger,

        @Schema(description = "The last step of its way, whatever was said beside it since.")
        Trigger lastStep,

        @Schema(description = "Name of the person who did it.")
        String lastActor,

        @Schema(description = "Rated points of the last approval.") @Nullable BigDecimal total,

        @Schema(description = "Grade of the last approval.") @Nullable Grade grade) {

    FormSorting.Place place() {
        return new FormSorting.Place(formId, departmentName, changedAt.toInstant(), null);
    }

    static final String COLUMNS =
            "f.form_id, f.region_code, f.year, f.kind, f.department_code, f.unit_code, f.department_name, "
                    + "f.state, f.stage, f.version, f.revision, f.submitted_at, f.changed_at, f.last_trigger, f.last_step, f.last_actor, f.total, f.grade";
}
