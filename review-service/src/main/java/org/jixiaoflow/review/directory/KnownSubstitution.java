package org.jixiaoflow.review.directory;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody stands in for somebody of a region, stood or will stand. */
@Schema(description = "Somebody stands in for somebody of a region, stood in or will stand in.")
record KnownSubstitution(
        @Schema(description = "Id of the person stood in for.")
        String person,

        @Schema(description = "Name of the person stood in for.")
        String personName,

        @Schema(description = "Id of the person who stands in.")
        String substitute,

        @Schema(description = "Name of the person who stands in.")
        String substituteName,

        @Schema(description = "Its first moment.") Instant from,

        @Schema(description = "The first moment after it; when it was ended, if it was ended early.")
        Instant until,

        @Schema(description = "How it lies to the present.") Phase phase,

        @Schema(description = "Who said so.") Source source,

        @Schema(description = "Why, in the person's words.") @Nullable String reason,

        @Schema(description = "Names of others who stand in for the same person at some time of it.")
        List<String> alsoBy,

        @Schema(
                description =
                        "Names of those who stand in for the substitute at some time of it: nobody acts for the person then.")
        List<String> awayFor) {

    /** How a substitution lies to the present. */
    @Schema(name = "SubstitutionPhase", description = "How a substitution lies to the present.")
    enum Phase {
        NOW,
        PLANNED,
        ENDED
    }

    /** Who says that somebody stands in for somebody else. */
    @Schema(
            name = "SubstitutionSource",
            description =
                    "Who says so. PERSON: the person stood in for. ADDRESS_BOOK: the file of people. What else the identity provider writes into tokens isn't known.")
    enum Source {
        PERSON,
        ADDRESS_BOOK
    }
}
