package org.jixiaoflow.workbench.reviewing;

import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.workbench.services.Desk;
import org.jixiaoflow.workbench.services.FormSheet;
import org.jixiaoflow.workbench.services.Refusal;
import org.jixiaoflow.workbench.services.Review;
import org.jspecify.annotations.Nullable;

/**
 * What the form before a reviewer is held against.
 *
 * @param older the revision, if it is one of the same form
 * @param with the other form, if it is one
 * @param changes what differs; null if there is nothing to compare with
 * @param ratings of the other form
 */
record Compared(
        Against against,
        @Nullable Integer older,
        @Nullable String with,
        @Nullable List<Review.Change> changes,
        List<RatedItem> ratings) {

    /** What it may be held against. */
    enum Against {
        /** 上一版: the submission before. */
        SUBMISSION,
        /** 去年: the same department's form of the year before. */
        YEAR,
        /** 我上次看过: the submission that the reader looked through last. */
        LOOK;

        static Against of(@Nullable String name) {
            return Stream.of(values())
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElse(SUBMISSION);
        }
    }

    static Compared of(FormSheet sheet, Against against, Review review, Desk desk) {
        var form = sheet.form();
        return switch (against) {
            case SUBMISSION ->
                new Compared(
                        against,
                        form.revision() > 1 ? form.revision() - 1 : null,
                        null,
                        form.revision() > 1 ? sheet.changes() : null,
                        List.of());
            case YEAR -> yearBefore(form.formId(), review, desk);
            case LOOK -> look(sheet, review);
        };
    }

    private static Compared yearBefore(String form, Review review, Desk desk) {
        try {
            var before = review.previousYear(form);
            return new Compared(
                    Against.YEAR,
                    null,
                    before,
                    review.difference(form, before).changes(),
                    desk.form(before, null).ratings());
        } catch (Refusal none) {
            return new Compared(Against.YEAR, null, null, null, List.of());
        }
    }

    private static Compared look(FormSheet sheet, Review review) {
        var look = sheet.look();
        var form = sheet.form();
        if (look == null) {
            return new Compared(Against.LOOK, null, null, null, List.of());
        }
        var changes = look.revision() >= form.revision()
                ? List.<Review.Change>of()
                : review.difference(form.formId(), look.revision(), form.revision())
                        .changes();
        return new Compared(Against.LOOK, look.revision(), null, changes, List.of());
    }

    /** What differs; nothing where nothing is compared. */
    public List<Review.Change> differing() {
        return changes == null ? List.of() : changes;
    }
}
