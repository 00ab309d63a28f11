package org.jixiaoflow.review.disclosure;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.access.workflow.Marks;
import org.jixiaoflow.access.workflow.Published;
import org.jixiaoflow.access.workflow.Transitions;
import org.jixiaoflow.access.workflow.WorkflowPosition;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.Nullable;

/** A form that is public or was, or that is approved and may be. */
@Schema(description = "A form that is public or was, or that is approved and may be.")
record Candidate(
        String formId,
        String regionCode,
        FormKind kind,
        String departmentCode,
        @Nullable String unitCode,
        @Nullable String departmentName,

        @Schema(description = "Where the form stands; what is public stays so whatever becomes of it.")
        FormState state,

        @Schema(description = "Counts journal entries; PUBLISH needs it as expectedVersion.")
        long version,

        @Schema(description = "Counts submitted contents.") int revision,

        @Schema(description = "The revision that is public; absent if none is.") @Nullable Integer publishedRevision,

        @Schema(description = "Whether that is the approval in force.")
        boolean publishedInForce,

        @Schema(description = "When it was published last; absent if it never was.") @Nullable Instant publishedAt,

        @Schema(description = "When that was withheld; absent if it wasn't.") @Nullable Instant withheldAt) {

    /** What a query over {@code review.form f} with the newest of {@code review.publication p} selects to make them. */
    static final String COLUMNS = """
            f.form_id, f.region_code, f.kind, f.department_code, f.unit_code, f.department_name, f.state, f.version, f.revision,
            f.published_revision, f.published_in_force, p.published_at, p.withheld_at\
            """;

    @JsonProperty
    @Schema(description = "PUBLISH, WITHHOLD or both.")
    List<Trigger> open() {
        var marks = new Marks(false, false, false, Published.of(publishedRevision, publishedInForce));
        return Stream.of(Trigger.PUBLISH, Trigger.WITHHOLD)
                .filter(trigger -> Transitions.open(new WorkflowPosition(state, false, false), marks, trigger))
                .toList();
    }
}
