package org.jixiaoflow.submission.intake;

import java.util.Optional;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** What came from a portal, as far as it could be read. */
record PortalSubmission(
        String portalId,
        @Nullable String key,
        int bytes,
        @Nullable FormSubmission value) {

    /** The objective that it answers, if it is a self-evaluation. */
    Optional<FormId> objective() {
        return Optional.ofNullable(value)
                .flatMap(submission -> FormId.parse(submission.getFormId()))
                .filter(form -> form.kind() == FormKind.SELF_EVALUATION)
                .map(FormId::objective);
    }
}
