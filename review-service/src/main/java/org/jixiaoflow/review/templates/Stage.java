package org.jixiaoflow.review.templates;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A station of a review route. */
@Schema(name = "ReviewStage", description = "A station of a review route.")
public record Stage(
        @Schema(description = "Stable, as in reviewers' tokens and the journal, e.g. `FINANCE_DIVISION`.")
        String id,

        @Schema(description = "Chinese name, e.g. 财政业务股.") String name,
        @Schema(description = "English name.") String nameEn,

        @Schema(description = "Within which it decides on a form; absent if nobody says.") @Nullable @Positive @Max(250) Integer workingDays) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : name;
    }
}
