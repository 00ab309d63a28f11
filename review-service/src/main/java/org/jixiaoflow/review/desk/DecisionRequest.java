package org.jixiaoflow.review.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.Rating;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.SuggestedValue;
import org.jspecify.annotations.Nullable;

/** What a reviewer decides on one form. */
@Schema(description = "What a reviewer decides on one form.")
record DecisionRequest(
        @Schema(
                description =
                        "RETURN 退回, PASS 审核, APPROVE 终审, REVOKE 取消审核, GRANT_ADJUST 准予调整, OPINE 评审意见, EXTEND 延期, REMIND 催办, HAND_OVER 转办, CONSULT 加签, RECALL 撤回加签, PUBLISH 公开, WITHHOLD 撤回公开.")
        @NotNull DecisionTrigger trigger,

        @Schema(
                description =
                        "New comments; RETURN needs at least one. At most 200, each of 4,000 characters, 50,000 together.")
        @Size(max = 200) List<@NotNull @Valid NewComment> comments,

        @Schema(description = "Ids of comments the reviewer is satisfied with.") @Size(max = 500) List<@NotNull UUID> resolvedComments,

        @Schema(description = "RETURN only: the department may change only the commented fields.")
        Boolean fieldsOnly,

        @Schema(description = "Ratings of this stage; APPROVE needs every item, given now or before.") @Size(max = 100) List<@NotNull Rating> ratings,

        @Schema(
                description =
                        "Self-evaluations only: points where no formula applies, and targets that were exceeded by far because they were set too low.")
        @Size(max = 500) List<@NotNull ReviewedRow> reviewedRows,

        @Schema(description = "总体意见; OPINE needs it.") @Nullable @Size(max = 4000) String opinion,

        @Schema(description = "Why; REVOKE, EXTEND, HAND_OVER and WITHHOLD need it. CONSULT: the question, needed too.")
        @Nullable @Size(max = 4000) String reason,

        @Schema(
                description =
                        "Version the reviewer saw; needed unless If-Match says it; EXTEND, REMIND, HAND_OVER, CONSULT, RECALL and WITHHOLD need none.")
        @Nullable Long expectedVersion,

        @Schema(
                description =
                        "EXTEND: the last day from now on; CONSULT: that for the opinion, as the template has it if absent. The first working day after it if it is none itself.")
        @Nullable LocalDate dueOn,

        @Schema(
                description =
                        "HAND_OVER: id of the reviewer who is to go on with it; CONSULT: of whoever is asked; as /colleagues has them.")
        @Nullable @Size(max = 200) String person,

        @Schema(description = "RECALL only: the request for an opinion that is taken back.") @Nullable UUID consultation,

        @Schema(description = "PUBLISH only: the public reads the grade, too.")
        Boolean withGrade) {

    DecisionRequest {
        comments = comments == null ? List.of() : comments;
        resolvedComments = resolvedComments == null ? List.of() : resolvedComments;
        fieldsOnly = fieldsOnly != null && fieldsOnly;
        ratings = ratings == null ? List.of() : ratings;
        reviewedRows = reviewedRows == null ? List.of() : reviewedRows;
        withGrade = withGrade != null && withGrade;
    }

    /** What is done beside the form's way. */
    static DecisionRequest aside(DecisionTrigger trigger, @Nullable String reason, @Nullable LocalDate dueOn) {
        return new DecisionRequest(
                trigger, List.of(), List.of(), false, List.of(), List.of(), null, reason, null, dueOn, null, null,
                false);
    }

    DecisionRequest expecting(@Nullable Long version) {
        return new DecisionRequest(
                trigger,
                comments,
                resolvedComments,
                fieldsOnly,
                ratings,
                reviewedRows,
                opinion,
                reason,
                version,
                dueOn,
                person,
                consultation,
                withGrade);
    }

    /** A comment on one field. */
    @Schema(description = "A comment on one field.")
    record NewComment(
            @Schema(description = "JSON pointer by stable ids, e.g. /indicators/i3/target; absent for the whole form.")
            @Size(max = 500) String path,

            @Schema(description = "ERROR must be mended, WARN must be answered, INFO is advice; ERROR if absent.")
            Severity severity,

            @Schema(description = "What the department is told.") @NotBlank @Size(max = 4000) String text,

            @Schema(description = "A value the department may take over with one click.") @Nullable @Valid Suggestion suggestion) {

        NewComment {
            path = path == null ? "" : path;
            severity = severity == null ? Severity.ERROR : severity;
        }

        @Nullable SuggestedValue suggested() {
            return suggestion == null ? null : new SuggestedValue(suggestedPath(), suggestion.value());
        }

        String suggestedPath() {
            return suggestion == null || suggestion.path() == null ? path : suggestion.path();
        }
    }

    /** 建议值: what the reviewer would have in a field. */
    record Suggestion(
            @Schema(
                    description =
                            "JSON pointer to a field at or below what the comment is about; absent for just that.")
            @Nullable @Size(max = 500) String path,

            @Schema(description = "As it would be typed: a number in plain digits, the symbol of a choice, e.g. GE.")
            @NotBlank @Size(max = 4000) String value) {}
}
