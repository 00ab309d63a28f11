package org.jixiaoflow.scoring.scorecard;

import static org.jixiaoflow.scoring.scorecard.Scorecard.plain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.temporal.ChronoUnit;

/** Deadlines. Source: domain rules section 5, F19. */
final class Lateness {

    private Lateness() {}

    /** F19: in time full points; late none, or fewer for each day of the template's days of grace. */
    static Verdict score(RowFacts facts) {
        var w = facts.w();
        var due = facts.due().orElseThrow();
        var done = facts.done().orElseThrow();
        if (!done.isAfter(due)) {
            return Verdict.of(w, "%s ≤ %s: %s".formatted(done, due, plain(w)));
        }
        var days = BigDecimal.valueOf(ChronoUnit.DAYS.between(due, done));
        if (facts.policies().graceDays() == 0) {
            return Verdict.of(BigDecimal.ZERO, "%s > %s".formatted(done, due)).with(Flag.LATE);
        }
        var grace = BigDecimal.valueOf(facts.policies().graceDays());
        var share = BigDecimal.ONE
                .subtract(days.divide(grace, MathContext.DECIMAL128))
                .max(BigDecimal.ZERO);
        return Verdict.of(
                        w.multiply(share),
                        "%s > %s: %s × max(0, 1 − %s ÷ %s)".formatted(done, due, plain(w), plain(days), plain(grace)))
                .with(Flag.LATE);
    }
}
