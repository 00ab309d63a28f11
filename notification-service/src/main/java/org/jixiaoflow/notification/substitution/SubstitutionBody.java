package org.jixiaoflow.notification.substitution;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jixiaoflow.schemas.Substitution;
import org.jspecify.annotations.Nullable;

/** Somebody who stands in for somebody else. */
@Schema(name = "Substitution", description = "Somebody who stands in for somebody else, as that person said.")
record SubstitutionBody(
        @Schema(description = "Names it when it is ended.") UUID id,

        @Schema(description = "Id of the person stood in for: what Acting-For takes.")
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

        @Schema(description = "Whether it is over, or was ended before it began.")
        boolean over,

        @Schema(description = "Whether it was ended early.") boolean ended,

        @Schema(description = "Why, in the person's words.") @Nullable String reason,

        @Schema(description = "Name of whoever said this last.")
        String changedBy,

        @Schema(description = "When they said so.") Instant changedAt,

        @Schema(
                description =
                        "When the substitute is away as well, because somebody stands in for them: nobody acts for the person then. Absent if never.")
        @Nullable Away away) {

    /** When a substitute is away. */
    @Schema(name = "SubstituteAway", description = "When a substitute is away.")
    record Away(
            @Schema(description = "The first moment.") Instant from,

            @Schema(description = "The first moment after it.")
            Instant until) {}

    static SubstitutionBody of(Substitution said, @Nullable Substitution away, Instant now) {
        return new SubstitutionBody(
                said.getId(),
                said.getPerson(),
                said.getPersonName(),
                said.getSubstitute(),
                said.getSubstituteName(),
                said.getFrom(),
                said.getUntil(),
                !now.isBefore(said.getUntil()),
                said.getEnded(),
                said.getReason(),
                said.getChangedByName(),
                said.getChangedAt(),
                away == null || !now.isBefore(said.getUntil()) ? null : new Away(away.getFrom(), away.getUntil()));
    }
}
