package org.jixiaoflow.submission.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An uploaded file on its way to forms.
 *
 * @param faults documents of it that can't be read, and why
 */
record Upload(
        UUID id,
        String name,
        String region,
        int year,
        State state,

        @Schema(description = "Forms found so far.") int forms,

        @Schema(description = "Forms held against the rules so far.")
        int checked,

        @Schema(description = "Indicator rows of those checked.")
        int rows,

        @Schema(description = "Findings in those checked.") int findings,

        List<Fault> faults,
        Instant uploadedAt) {

    /** How far it is. */
    enum State {
        READING,
        READ,

        /** None of it could be read; the faults say why. */
        UNREADABLE,

        /** The service stopped while reading: upload it again. */
        INTERRUPTED
    }

    /** A document that can't be read. */
    record Fault(String document, String code, String message) {}
}
