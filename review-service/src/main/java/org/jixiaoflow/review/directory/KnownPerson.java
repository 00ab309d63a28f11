package org.jixiaoflow.review.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who may act in a region, or did. */
@Schema(description = "Somebody who may act in a region, or did.")
record KnownPerson(
        @Schema(description = "Their id: the subject of their tokens.")
        String id,

        @Schema(description = "What they are called.") String name,

        @Schema(description = "Their roles; of JOURNAL the one they acted in last.")
        List<Named> roles,

        @Schema(description = "Codes of their regions; 2310* stands for all that begin so, * for every one.")
        List<String> regions,

        @Schema(description = "The department they file for, whose forms they never review.") @Nullable Named department,

        @Schema(description = "Review stages they act at.") List<Named> stages,

        @Schema(description = "The only departments whose forms they review; empty for every one.")
        List<Named> stageDepartments,

        @Schema(description = "From where they are known.") Source source,

        @Schema(
                description =
                        "When they last did something with a form of the region, or said who stands in for whom; absent if never. When they signed in knows the identity provider alone.")
        @Nullable Instant lastActedAt) {

    /** From where somebody is known. */
    @Schema(
            name = "PersonSource",
            description =
                    "From where somebody is known. ADDRESS_BOOK: the file of people, which is to say what the identity provider says. JOURNAL: they did something once and aren't in that file; what they are by now knows the identity provider alone.")
    enum Source {
        ADDRESS_BOOK,
        JOURNAL
    }
}
