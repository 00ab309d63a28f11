package org.jixiaoflow.submission.validation;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/** The rows of a form as rules look at them: blank texts are empty, never null. */
final class Rows {

    private Rows() {}

    /** Every row that breaks a rule, shown at one of its fields. */
    static Stream<Violation> hits(
            FormContent form,
            String field,
            Function<Indicator, @Nullable String> written,
            Predicate<Indicator> broken) {
        return form.getIndicators().stream()
                .filter(broken)
                .map(row -> Violation.indicator(row, field, written.apply(row), name(row), text(written.apply(row))));
    }

    static Stream<Violation> names(FormContent form, Predicate<Indicator> broken) {
        return hits(form, "name", Indicator::getName, broken);
    }

    static Stream<Violation> targets(FormContent form, Predicate<Indicator> broken) {
        return hits(form, "target", Indicator::getTarget, broken);
    }

    /** The target in the template's units; empty where it is a grade or no number. */
    static Optional<Quantity> target(Indicator row, ValidationTemplate template) {
        return row.getOperator() == Operator.QUALITATIVE
                ? Optional.empty()
                : Quantity.read(
                                row.getTarget(),
                                row.getUnit(),
                                template.guidance().units())
                        .asQuantity();
    }

    static String name(Indicator row) {
        return text(row.getName());
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
