package org.jixiaoflow.review.tracking;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;

/** A form that somebody watches. */
@Schema(description = "A form that the caller watches.")
public record WatchedForm(
        @JsonUnwrapped FormRow form,

        @Schema(description = "Since when, and by whose doing.")
        Watch watch) {}
