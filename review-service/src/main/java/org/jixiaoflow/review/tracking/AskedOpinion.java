package org.jixiaoflow.review.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jixiaoflow.schemas.Consultation;
import org.jixiaoflow.schemas.ConsultationState;
import org.jspecify.annotations.Nullable;

/** 加签: an opinion that a reviewer asked for. */
@Schema(description = "加签: an opinion that a reviewer asked for.")
public record AskedOpinion(
        @Schema(description = "What RECALL takes as `consultation`.")
        UUID id,

        @Schema(description = "Id of whoever is asked.") String person,

        @Schema(description = "Their name.") String name,

        @Schema(description = "What they are asked.") String question,

        @Schema(description = "Till when, the last second of a working day; absent if nobody said.") @Nullable Instant dueAt,

        @Schema(description = "The stage that asked.") String stage,

        @Schema(description = "Name of the reviewer who asked.")
        String askedBy,

        @Schema(description = "When they asked.") Instant askedAt,

        @Schema(description = "OPEN waits for an answer, ANSWERED has it, RECALLED was taken back.")
        ConsultationState state) {

    static AskedOpinion of(Consultation consultation) {
        return new AskedOpinion(
                consultation.getId(),
                consultation.getAsked().getId(),
                consultation.getAsked().getName(),
                consultation.getQuestion(),
                consultation.getDueAt(),
                consultation.getStage(),
                consultation.getAskedBy().getName(),
                consultation.getAskedAt(),
                consultation.getState());
    }
}
