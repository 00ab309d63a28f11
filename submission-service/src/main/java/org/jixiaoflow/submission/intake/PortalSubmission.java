package org.jixiaoflow.submission.intake;

import org.jixiaoflow.schemas.FormSubmission;
import org.jspecify.annotations.Nullable;

/** What came from a portal, as far as it could be read. */
record PortalSubmission(
        String portalId,
        @Nullable String key,
        int bytes,
        @Nullable FormSubmission value) {}
