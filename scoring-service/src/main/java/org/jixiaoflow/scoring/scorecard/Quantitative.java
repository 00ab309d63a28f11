package org.jixiaoflow.scoring.scorecard;

import static java.math.BigDecimal.ONE;
import static java.math.BigDecimal.ZERO;
import static org.jixiaoflow.scoring.scorecard.Scorecard.plain;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jixiaoflow.schemas.Exactly;
import org.jixiaoflow.schemas.NotExceeding;
import org.jixiaoflow.schemas.Operator;
import org.jspecify.annotations.Nullable;

/**
 * Formulas for numbers: W the weight, A the target, B the actual value, all in base units. Source: domain rules section 5. Every result
 * lies in [0, W] (F14).
 */
final class Quantitative {

    private Quantitative() {}

    /** F1 正向 ≥: full points from the target on, in proportion below it, none below 0. */
    static Verdict reaching(BigDecimal w, BigDecimal a, BigDecimal b) {
        return reaching(Rules.REACHING, w, a, b);
    }

    private static Verdict reaching(String rule, BigDecimal w, BigDecimal a, BigDecimal b) {
        if (b.compareTo(a) >= 0) {
            return full(rule, w, "B ≥ A");
        }
        return b.signum() < 0 ? Verdict.of(rule, ZERO, "B < 0") : proportion(rule, w, b, a, "W × B ÷ A");
    }

    /** F2 反向 ≤: full points up to the target; beyond it W·A/B or, by the template, W·max(0, 1 − (B − A)/A). */
    static Verdict notExceeding(BigDecimal w, BigDecimal a, BigDecimal b, NotExceeding policy) {
        return notExceeding(Rules.NOT_EXCEEDING, w, a, b, policy);
    }

    private static Verdict notExceeding(String rule, BigDecimal w, BigDecimal a, BigDecimal b, NotExceeding policy) {
        if (b.compareTo(a) <= 0) {
            return full(rule, w, "B ≤ A");
        }
        return switch (policy) {
            case RATIO -> proportion(rule, w, a, b, "W × A ÷ B");
            case LINEAR -> linear(rule, w, a, b, a, "W × max(0, 1 − (B − A) ÷ A)");
        };
    }

    /** F3 = on a bounded rate: above 100 % something was typed wrong; else as F1. */
    static Verdict boundedRate(BigDecimal w, BigDecimal a, BigDecimal b) {
        return b.compareTo(BigDecimal.valueOf(100)) > 0
                ? Verdict.none(
                        Rules.BOUNDED_RATE,
                        "完成值 %s%% 超过 100%%，请核实".formatted(plain(b)),
                        "%s%% is more than 100%%, please check".formatted(plain(b)),
                        Flag.RATE_ABOVE_WHOLE)
                : reaching(Rules.BOUNDED_RATE, w, a, b);
    }

    /** F4 = on a count or an amount, 正向: full points when met, in proportion below, by the template's policy above. */
    static Verdict exactly(BigDecimal w, BigDecimal a, BigDecimal b, Exactly policy) {
        if (b.compareTo(a) <= 0) {
            return reaching(Rules.EXACTLY, w, a, b);
        }
        return switch (policy) {
            case FULL -> full(Rules.EXACTLY, w, "B > A");
            case SYMMETRIC -> linear(Rules.EXACTLY, w, a, b, a, "W × max(0, 1 − |B − A| ÷ A)");
            case STRICT -> Verdict.of(Rules.EXACTLY, ZERO, "B > A");
        };
    }

    /** F4r = with 反向: as F2. */
    static Verdict exactlyOrLess(BigDecimal w, BigDecimal a, BigDecimal b, NotExceeding policy) {
        return notExceeding(Rules.EXACTLY_OR_LESS, w, a, b, policy);
    }

    /** F5 a target of 0: full points for 0, none above; or as many fewer for each unit as the template says. Nothing is divided. */
    static Verdict zero(BigDecimal w, BigDecimal b, @Nullable BigDecimal penalty) {
        if (b.signum() <= 0) {
            return full(Rules.ZERO, w, "B = 0");
        }
        return penalty == null
                ? Verdict.of(Rules.ZERO, ZERO, "B > 0")
                : Verdict.of(
                        Rules.ZERO,
                        w.subtract(penalty.multiply(b)).max(ZERO),
                        "max(0, %s − %s × %s)".formatted(plain(w), plain(penalty), plain(b)));
    }

    /**
     * F7 growth and net change: no ratios. Met, full points; else W·max(0, 1 − |B − A|/S), S being how far the target lies from the
     * baseline or, without one, from 0.
     */
    static Verdict netChange(
            BigDecimal w, BigDecimal a, BigDecimal b, Operator operator, @Nullable BigDecimal baseline) {
        if (isMet(operator, a, b)) {
            return full(Rules.NET_CHANGE, w, "B %s A".formatted(sign(operator))).with(Flag.CONFIRM_MANUALLY);
        }
        var span = (baseline == null ? a : a.subtract(baseline)).abs();
        var verdict = span.signum() == 0
                ? Verdict.of(Rules.NET_CHANGE, ZERO, "S = 0")
                : linear(Rules.NET_CHANGE, w, a, b, span, "W × max(0, 1 − |B − A| ÷ S)");
        return verdict.with("S", plain(span)).with(Flag.CONFIRM_MANUALLY);
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

    private static Verdict full(String rule, BigDecimal w, String because) {
        return Verdict.of(rule, w, "%s: %s".formatted(because, plain(w)));
    }

    private static Verdict proportion(String rule, BigDecimal w, BigDecimal part, BigDecimal whole, String symbols) {
        return Verdict.of(
                rule,
                w.multiply(part).divide(whole, MathContext.DECIMAL128),
                "%s: %s × %s ÷ %s".formatted(symbols, plain(w), plain(part), plain(whole)));
    }

    private static Verdict linear(
            String rule, BigDecimal w, BigDecimal a, BigDecimal b, BigDecimal span, String symbols) {
        var share = ONE.subtract(b.subtract(a).abs().divide(span, MathContext.DECIMAL128))
                .max(ZERO);
        return Verdict.of(
                rule,
                w.multiply(share),
                "%s: %s × max(0, 1 − |%s − %s| ÷ %s)".formatted(symbols, plain(w), plain(b), plain(a), plain(span)));
    }
}
