package org.jixiaoflow.review.disclosure;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jixiaoflow.schemas.PublishedForm;
import org.jspecify.annotations.Nullable;

/** A revision that is public or was. */
@Schema(description = "A revision that is public or was.")
record PublicRevision(
        String formId,
        int revision,

        @Schema(description = "CURRENT; SUPERSEDED by another revision; WITHHELD: taken back.")
        Standing standing,

        @Schema(description = "The revision that was published last.")
        int newest,

        @Schema(description = "When it was published last.") Instant publishedAt,

        @Schema(description = "When it was taken back; absent unless it is WITHHELD.") @Nullable Instant withheldAt,

        @Schema(
                description =
                        "SHA-256, lower-case hex, of the document's bytes, as the journal has them; absent once it is withheld.")
        @Nullable String hash,

        @Schema(description = "What it says; absent once it is withheld.") @Nullable PublishedForm document) {

    enum Standing {
        CURRENT,
        SUPERSEDED,
        WITHHELD
    }
}
