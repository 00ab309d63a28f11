package org.jixiaoflow.review.templates;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * 加签: what holds where a reviewer asks for an opinion.
 *
 * @param waits whether the form is neither passed nor approved before it is there, or no longer asked for
 * @param workingDays within which it is given, unless the reviewer names a day; null if nobody says
 */
public record Consulting(
        @DefaultValue("false") boolean waits,
        @Nullable @Positive @Max(250) Integer workingDays) {

    /** Nothing waits, and nobody says by when. */
    public static final Consulting FREELY = new Consulting(false, null);
}
