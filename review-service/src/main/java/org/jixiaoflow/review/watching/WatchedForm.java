package org.jixiaoflow.review.watching;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jixiaoflow.review.tracking.FormRow;

/** A form that somebody watches. */
@Schema(description = "A form that the caller watches.")
record WatchedForm(
        @JsonUnwrapped FormRow form,

        @Schema(description = "Since when, and by whose doing.")
        Watch watch) {}
