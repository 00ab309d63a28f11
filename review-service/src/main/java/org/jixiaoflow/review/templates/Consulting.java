package org.jixiaoflow.review.templates;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** 加签: what holds where a reviewer asks for an opinion. */
@Schema(description = "加签: what holds where a reviewer asks for an opinion.")
public record Consulting(
        @Schema(
                description =
                        "Whether the form is neither passed nor approved before it is there, or no longer asked for.")
        @DefaultValue("false")
        boolean waits,

        @Schema(description = "Within which it is given, unless the reviewer names a day; absent if nobody says.")
        @Nullable @Positive @Max(250) Integer workingDays) {

    /** Nothing waits, and nobody says by when. */
    public static final Consulting FREELY = new Consulting(false, null);
}
