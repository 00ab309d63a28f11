package org.jixiaoflow.submission.portals;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jixiaoflow.schemas.RefusalDetail;
import org.jixiaoflow.schemas.RefusedSubmission;
import org.jspecify.annotations.Nullable;

/** A submission that never became a command, without anything that stood on the form. */
@Schema(description = "A submission that never became a command, without anything that stood on the form.")
record PortalRefusal(
        @Schema(description = "The form named, if one could be read.") @Nullable String formId,

        @Schema(description = "When it was refused.") Instant refusedAt,
        @Schema(description = "Why.") List<RefusalDetail> reasons,

        @Schema(description = "How many findings validation had; its department and the portal read them.")
        int findings,

        @Schema(description = "The topic it lies on.") String sourceTopic,
        @Schema(description = "Its partition there.") int sourcePartition,
        @Schema(description = "Its offset there.") long sourceOffset) {

    static PortalRefusal of(RefusedSubmission refused) {
        return new PortalRefusal(
                refused.getFormId(),
                refused.getRefusedAt(),
                refused.getReasons(),
                refused.getFindings().size(),
                refused.getSourceTopic(),
                refused.getSourcePartition(),
                refused.getSourceOffset());
    }
}
