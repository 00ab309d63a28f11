package org.jixiaoflow.submission.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixiaoflow.access.FormFacts;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.access.Principal;
import org.jixiaoflow.access.workflow.Published;
import org.jixiaoflow.schemas.Explanation;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/** A form with all a department needs to go on with it. */
@Schema(description = "A form with all a department needs to go on with it.")
public record FormDetails(
        @Schema(description = "Where it stands.") FormRow form,

        @Schema(description = "The newest content; absent if it has none.") @Nullable FormContent content,

        @Schema(description = "What validation found in the last submitted content.")
        List<Finding> findings,

        @Schema(description = "What was said to those that ask for an explanation; it holds as long as they stand.")
        List<Explanation> explanations,

        @Schema(description = "Every comment ever made on the form, oldest first.")
        List<FieldComment> comments,

        @Schema(description = "After a field-scoped return the only paths that may change; else empty.")
        List<String> editablePaths,

        @Schema(description = "What the caller may do with it now; the workflow has the last word.")
        List<Trigger> allowedActions,

        @Schema(description = "Time of the newest record this reflects.") @Nullable Instant asOf) {

    private static final Set<String> FILING =
            Arrays.stream(SubmissionTrigger.values()).map(Enum::name).collect(Collectors.toSet());

    /** The same, with what that caller may do. */
    public FormDetails toldTo(Principal caller) {
        var formFacts = new FormFacts(
                form.regionCode(),
                form.departmentCode(),
                form.state(),
                form.stage(),
                null,
                form.lastStep(),
                Published.NOTHING);
        var allowed = Policy.allowed(caller, formFacts).stream()
                .filter(action -> FILING.contains(action.name()))
                .toList();
        return new FormDetails(form, content, findings, explanations, comments, editablePaths, allowed, asOf);
    }
}
