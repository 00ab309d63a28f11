package org.jixiaoflow.review.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jixiaoflow.access.FormFacts;
import org.jixiaoflow.access.workflow.Published;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.support.web.FormSorting;
import org.jspecify.annotations.Nullable;

/** Where one form stands. */
@Schema(description = "Where one form stands.")
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

        @Schema(description = "The stage that returned it and will see it next.") @Nullable String dueStage,

        @Schema(description = "Counts journal entries; send it back as If-Match or expectedVersion.")
        long version,

        @Schema(description = "Counts submitted contents.") int revision,

        @Schema(description = "The review template it is held to.")
        String templateId,

        @Nullable Instant submittedAt,

        @Schema(description = "Since when it stands in this state and stage.")
        Instant since,

        Instant changedAt,
        @Schema(description = "What was done with it last.") Trigger lastTrigger,

        @Schema(
                description =
                        "The last step of its way, whatever was said beside it since: reminders, extensions, hand-overs, opinions.")
        Trigger lastStep,

        @Schema(description = "Name of the person who did it.")
        String lastActor,

        @Schema(description = "Comments the department hasn't answered.")
        int openComments,

        @Schema(description = "Comments the department has answered and no reviewer has settled.")
        int answeredComments,

        @Schema(description = "ERROR findings in the newest submission.")
        int errors,

        @Schema(description = "WARN findings in the newest submission.")
        int warnings,

        @Schema(description = "INFO findings in the newest submission.")
        int advice,

        @Schema(description = "Total of the approval in force.") @Nullable BigDecimal total,

        @Schema(description = "Grade of the approval in force.") @Nullable Grade grade,

        @Schema(
                description =
                        "Till when whoever has it should be done, the last second of a working day; absent where nobody waits, or nobody said by when.")
        @Nullable Instant dueAt,

        @Schema(description = "Whether that was counted with days of a year whose holidays weren't known then.")
        boolean dueProvisional,

        @Schema(description = "Id of the reviewer it was handed over to at its stage; absent if to nobody.") @Nullable String handedTo,

        @Schema(description = "公开: the revision that the public reads; absent if none.") @Nullable Integer publishedRevision,

        @Schema(description = "Whether that is the approval in force.")
        boolean publishedInForce) {

    /** Where it stands, as the policy asks. */
    public FormFacts place(String lastStage) {
        return new FormFacts(
                regionCode,
                departmentCode,
                state,
                stage,
                lastStage,
                lastStep,
                Published.of(publishedRevision, publishedInForce));
    }

    FormSorting.Place place() {
        return new FormSorting.Place(formId, departmentName, changedAt, dueAt);
    }

    /** What a query over {@code review.form f} selects to make rows. */
    public static final String COLUMNS = """
            f.form_id, f.region_code, f.year, f.kind, f.department_code, f.unit_code, f.department_name, f.state, f.stage, f.due_stage,
            f.version, f.revision, f.template_id, f.submitted_at, f.since, f.changed_at, f.last_trigger, f.last_step, f.last_actor,
            f.open_comments, f.answered_comments, f.errors, f.warnings, f.advice, f.total, f.grade,
            f.due_at, f.due_provisional, f.handed_to, f.published_revision, f.published_in_force\
            """;
}
