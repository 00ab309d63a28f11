package org.jixiaoflow.submission.imports;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An uploaded file on its way to forms. */
@Schema(description = "An uploaded file on its way to forms.")
record Upload(
        @Schema(description = "Its id.") UUID id,
        @Schema(description = "The file's name.") String name,
        @Schema(description = "行政区划代码 of its forms.") String region,
        @Schema(description = "Budget year of its forms.") int year,
        @Schema(description = "How far it is.") State state,

        @Schema(description = "Forms found so far.") int forms,

        @Schema(description = "Forms held against the rules so far.")
        int checked,

        @Schema(description = "Indicator rows of those checked.")
        int rows,

        @Schema(description = "Findings in those checked.") int findings,

        @Schema(description = "Documents of it that can't be read, and why.")
        List<Fault> faults,

        @Schema(description = "When it was sent.") Instant uploadedAt) {

    /** How far it is. */
    @Schema(
            name = "UploadState",
            description = "How far an upload is: READING, READ, or FAILED if none of it could be read.")
    enum State {
        READING,
        READ,

        /** None of it could be read; the faults say why. */
        UNREADABLE,

        /** The service stopped while reading: upload it again. */
        INTERRUPTED
    }

    /** A document that can't be read. */
    @Schema(name = "UnreadableDocument", description = "A document of an upload that can't be read.")
    record Fault(
            @Schema(description = "Its name inside the file.")
            String document,

            @Schema(description = "Why, for machines.") String code,

            @Schema(description = "Why, a sentence in the caller's language.")
            String message) {}
}
