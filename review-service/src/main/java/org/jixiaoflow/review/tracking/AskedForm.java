package org.jixiaoflow.review.tracking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

/** A form on which somebody's opinion is asked. */
@Schema(description = "A form on which the caller's opinion is asked.")
public record AskedForm(
        @JsonUnwrapped FormRow form,

        @Schema(description = "What is asked.") AskedOpinion consultation) {}
