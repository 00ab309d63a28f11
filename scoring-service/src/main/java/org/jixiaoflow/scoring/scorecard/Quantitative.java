package org.jixiaoflow.scoring.scorecard;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static org.jixiaoflow.scoring.scorecard.Scorecard.plain;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.SatisfactionInterval;

/**
 * Formulas for numbers: W the weight, A the target, B the actual value, all in base units. Source: domain rules section 5. Every result
 * lies in [0, W] (F14).
 */
final class Quantitative {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private Quantitative() {}

    /** F18: units of different families can't be compared. */
    static Verdict incomparable(RowFacts facts) {
        return Verdict.none(
                Sentence.of(
                        "incomparable",
                        facts.target().orElseThrow().unit().base(),
                        facts.actual().orElseThrow().unit().base()),
                Flag.UNIT_MISMATCH);
    }

    /** F1 正向 ≥: full points from the target on, in proportion below it, none below 0. */
    static Verdict reaching(RowFacts facts) {
        if (facts.b().compareTo(facts.a()) >= 0) {
            return full(facts, "B ≥ A");
        }
        return facts.b().signum() < 0
                ? Verdict.of(ZERO, "B < 0")
                : proportion(facts, facts.b(), facts.a(), "W × B ÷ A");
    }

    /** F2 反向 ≤ and F4r = with 反向: full points up to the target; beyond it W·A/B or, by the template, W·max(0, 1 − (B − A)/A). */
    static Verdict notExceeding(RowFacts facts) {
        if (facts.b().compareTo(facts.a()) <= 0) {
            return full(facts, "B ≤ A");
        }
        return switch (facts.policies().notExceeding()) {
            case RATIO -> proportion(facts, facts.a(), facts.b(), "W × A ÷ B");
            case LINEAR -> linear(facts, facts.a(), "W × max(0, 1 − (B − A) ÷ A)");
        };
    }

    /** F3 = on a bounded rate: above 100 % something was typed wrong; else as F1. */
    static Verdict boundedRate(RowFacts facts) {
        return facts.b().compareTo(WHOLE) > 0
                ? Verdict.none(Sentence.of("rate-above-whole", plain(facts.b())), Flag.RATE_ABOVE_WHOLE)
                : reaching(facts);
    }

    /** F4 = on a count or an amount, 正向: full points when met, in proportion below, by the template's policy above. */
    static Verdict exactly(RowFacts facts) {
        if (facts.b().compareTo(facts.a()) <= 0) {
            return reaching(facts);
        }
        return switch (facts.policies().exactly()) {
            case FULL -> full(facts, "B > A");
            case SYMMETRIC -> linear(facts, facts.a(), "W × max(0, 1 − |B − A| ÷ A)");
            case STRICT -> Verdict.of(ZERO, "B > A");
        };
    }

    /** F5 a target of 0: full points for 0, none above; or as many fewer for each unit as the template says. Nothing is divided. */
    static Verdict zero(RowFacts facts) {
        var penalty = facts.policies().zeroPenalty();
        if (facts.b().signum() <= 0) {
            return full(facts, "B = 0");
        }
        return penalty == null
                ? Verdict.of(ZERO, "B > 0")
                : Verdict.of(
                        facts.w().subtract(penalty.multiply(facts.b())).max(ZERO),
                        "max(0, %s − %s × %s)".formatted(plain(facts.w()), plain(penalty), plain(facts.b())));
    }

    /**
     * F7 growth and net change: no ratios. Met, full points; else W·max(0, 1 − |B − A|/S), S being how far the target lies from the
     * baseline or, without one, from 0.
     */
    static Verdict netChange(RowFacts facts) {
        if (isMet(facts.operator(), facts.a(), facts.b())) {
            return full(facts, "B %s A".formatted(sign(facts.operator()))).with(Flag.CONFIRM_MANUALLY);
        }
        var baseline = facts.baseline();
        var span = (baseline == null ? facts.a() : facts.a().subtract(baseline)).abs();
        var verdict =
                span.signum() == 0 ? Verdict.of(ZERO, "S = 0") : linear(facts, span, "W × max(0, 1 − |B − A| ÷ S)");
        return verdict.with("S", plain(span)).with(Flag.CONFIRM_MANUALLY);
    }

    /** F11 满意度: the share of the interval that the rate lies in. */
    static Verdict satisfaction(RowFacts facts) {
        var share = facts.template().getSatisfaction().stream()
                .filter(interval -> facts.b().compareTo(interval.getFrom()) >= 0)
                .map(SatisfactionInterval::getShare)
                .max(BigDecimal::compareTo)
                .orElse(ZERO);
        return Verdict.of(
                facts.w().multiply(share).divide(WHOLE), "%s × %s%%".formatted(plain(facts.w()), plain(share)));
    }

    /** Whether the actual value does what the operator asks. */
    static boolean isMet(Operator operator, BigDecimal a, BigDecimal b) {
        var compared = b.compareTo(a);
        return switch (operator) {
            case GE -> compared >= 0;
            case GT -> compared > 0;
            case LE -> compared <= 0;
            case LT -> compared < 0;
            case EQ, QUALITATIVE -> compared == 0;
        };
    }

    static String sign(Operator operator) {
        return switch (operator) {
            case GE -> "≥";
            case GT -> ">";
            case LE -> "≤";
            case LT -> "<";
            case EQ -> "=";
            case QUALITATIVE -> "定性";
        };
    }

    private static Verdict full(RowFacts facts, String because) {
        return Verdict.of(facts.w(), "%s: %s".formatted(because, plain(facts.w())));
    }

    private static Verdict proportion(RowFacts facts, BigDecimal part, BigDecimal whole, String symbols) {
        return Verdict.of(
                facts.w().multiply(part).divide(whole, MathContext.DECIMAL128),
                "%s: %s × %s ÷ %s".formatted(symbols, plain(facts.w()), plain(part), plain(whole)));
    }

    private static Verdict linear(RowFacts facts, BigDecimal span, String symbols) {
        var share = ONE.subtract(facts.b().subtract(facts.a()).abs().divide(span, MathContext.DECIMAL128))
                .max(ZERO);
        return Verdict.of(
                facts.w().multiply(share),
                "%s: %s × max(0, 1 − |%s − %s| ÷ %s)"
                        .formatted(symbols, plain(facts.w()), plain(facts.b()), plain(facts.a()), plain(span)));
    }
}
