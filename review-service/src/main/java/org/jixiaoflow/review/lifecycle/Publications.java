package org.jixiaoflow.review.lifecycle;

import java.time.Instant;
import java.util.Objects;
import org.jixiaoflow.review.lifecycle.Command.Review;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.PublishedForm;
import org.jspecify.annotations.Nullable;

/** 公开: what the public reads of an approved form, as printed forms have it. */
public final class Publications {

    private Publications() {}

    /** What a command publishes. */
    static PublishedForm of(CommandContext at, Review command) {
        return of(
                command.formId(),
                at.revision(),
                command.at(),
                command.decision().getWithGrade() ? grade(at) : null,
                Objects.requireNonNull(at.content()));
    }

    /**
     * What would be published of a form.
     *
     * @param at when
     * @param grade null where it stays unpublished
     */
    public static PublishedForm of(
            String formId, int revision, Instant at, @Nullable Grade grade, FormContent approved) {
        // What proves a value, and where a form was read from, no printed form says.
        var content = FormContent.newBuilder(approved)
                .clearNotes()
                .clearSource()
                .setIndicators(approved.getIndicators().stream()
                        .map(indicator ->
                                Indicator.newBuilder(indicator).clearEvidence().build())
                        .toList())
                .build();
        return new PublishedForm(formId, revision, at, grade, content);
    }

    private static @Nullable Grade grade(CommandContext at) {
        return Ratings.total(at.ratings(), at.template())
                .map(total -> at.template().grade(total))
                .orElse(null);
    }
}
