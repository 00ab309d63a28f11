package org.jixiaoflow.review.templates;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A station of a review route.
 *
 * @param id stable, as in reviewers' tokens and the journal, e.g. {@code FINANCE_DIVISION}
 * @param name Chinese name, e.g. 财政业务股
 * @param nameEn English name
 * @param workingDays within which it decides on a form; null if nobody says
 */
public record Stage(
        String id,
        String name,
        String nameEn,
        @Nullable @Positive @Max(250) Integer workingDays) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : name;
    }
}
