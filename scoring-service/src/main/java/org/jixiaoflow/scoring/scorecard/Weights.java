package org.jixiaoflow.scoring.scorecard;

import static org.jixiaoflow.scoring.scorecard.Scorecard.plain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.LevelBudget;
import org.jixiaoflow.schemas.NormalisedWeight;
import org.jixiaoflow.schemas.ScoringTemplate;

/**
 * The weights as used: each objective set's add up to 100 less the execution points, exactly.
 *
 * @param weights in the order of the indicators
 * @param notes what was done, a sentence a set; empty if the weights are used as filed
 */
record Weights(List<NormalisedWeight> weights, List<String> notes) {

    /** W1: weights as filed; they add up to 100 less the execution points. Source: V03. */
    private static final String AS_FILED = "W1";

    /** W2: weights that don't add up are scaled until they do. Source: domain rules section 8, totals of 80, 180 and 200. */
    private static final String SCALED = "W2";

    /** W3: where none is filed, a level's points are shared evenly by its indicators. Source: domain rules section 2. */
    private static final String DERIVED = "W3";

    /** W4: where some are missing, the rest is shared evenly by those that have none. */
    private static final String COMPLETED = "W4";

    private static final BigDecimal TOLERANCE = new BigDecimal("0.01");
    private static final int DECIMALS = 4;
    private static final BigDecimal SMALLEST = BigDecimal.ONE.movePointLeft(DECIMALS);

    static Weights normalise(List<Indicator> indicators, ScoringTemplate template) {
        var target = Points.ALL.subtract(template.getExecutionPoints());
        var sets = indicators.stream()
                .collect(Collectors.groupingBy(
                        indicator -> Objects.requireNonNullElse(indicator.getGoalId(), ""),
                        LinkedHashMap::new,
                        Collectors.toList()));
        var byIndicator = new HashMap<String, NormalisedWeight>();
        var notes = new ArrayList<String>();
        sets.values().forEach(set -> {
            var shares = Shares.of(set, template, target);
            shares.note().ifPresent(notes::add);
            var exact = apportioned(shares.exact(), target);
            IntStream.range(0, set.size())
                    .forEach(i -> byIndicator.put(
                            set.get(i).getId(),
                            weight(set.get(i), exact.get(i), shares.formulas().get(i))));
        });
        return new Weights(
                indicators.stream()
                        .map(indicator -> Objects.requireNonNull(byIndicator.get(indicator.getId())))
                        .toList(),
                notes);
    }

    private static NormalisedWeight weight(Indicator indicator, BigDecimal used, String formula) {
        var filed = indicator.getWeight();
        return NormalisedWeight.newBuilder()
                .setIndicatorId(indicator.getId())
                .setFiled(filed)
                .setWeight(used)
                .setDerived(filed == null || filed.compareTo(used) != 0)
                .setFormula("%s = %s".formatted(formula, used.toPlainString()))
                .build();
    }

    /** Cut to four decimals; what is lost goes to those who lost most, so that the sum is exact. */
    private static List<BigDecimal> apportioned(List<BigDecimal> exact, BigDecimal target) {
        var cut = exact.stream()
                .map(share -> share.setScale(DECIMALS, RoundingMode.DOWN))
                .collect(Collectors.toCollection(ArrayList::new));
        var sum = cut.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var missing =
                target.subtract(sum).divide(SMALLEST, 0, RoundingMode.HALF_UP).intValueExact();
        IntStream.range(0, cut.size())
                .boxed()
                .sorted(Comparator.comparing(i -> cut.get(i).subtract(exact.get(i))))
                .limit(missing)
                .forEach(i -> cut.set(i, cut.get(i).add(SMALLEST)));
        return cut;
    }

    /**
     * What each indicator of a set gets before it is cut to decimals.
     *
     * @param note in a sentence; empty if the weights are used as filed
     */
    private record Shares(List<BigDecimal> exact, List<String> formulas, Optional<String> note) {

        static Shares of(List<Indicator> set, ScoringTemplate template, BigDecimal target) {
            var filed = set.stream()
                    .map(Indicator::getWeight)
                    .filter(Objects::nonNull)
                    .toList();
            var sum = filed.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            if (sum.signum() <= 0 || filed.stream().anyMatch(weight -> weight.signum() < 0)) {
                return derived(set, template, target);
            }
            if (filed.size() < set.size()) {
                return completed(set, sum, filed.size(), target);
            }
            return sum.subtract(target).abs().compareTo(TOLERANCE) <= 0
                    ? asFiled(set, sum, target)
                    : scaled(set, sum, target);
        }

        /** W1: as filed. A difference within the tolerance is taken out like a scale. */
        private static Shares asFiled(List<Indicator> set, BigDecimal sum, BigDecimal target) {
            return new Shares(
                    set.stream()
                            .map(indicator -> scaled(filed(indicator), sum, target))
                            .toList(),
                    set.stream()
                            .map(indicator -> AS_FILED + ": " + plain(filed(indicator)))
                            .toList(),
                    Optional.empty());
        }

        /** W2: scaled until they add up. */
        private static Shares scaled(List<Indicator> set, BigDecimal sum, BigDecimal target) {
            return new Shares(
                    set.stream()
                            .map(indicator -> scaled(filed(indicator), sum, target))
                            .toList(),
                    set.stream()
                            .map(indicator -> "%s: %s × %s ÷ %s"
                                    .formatted(SCALED, plain(filed(indicator)), plain(target), plain(sum)))
                            .toList(),
                    Optional.of("%s: 权重合计 %s，按 %s ÷ %s 折算".formatted(SCALED, plain(sum), plain(target), plain(sum))));
        }

        /** W4: those without a weight share what the others leave; if they leave nothing, each counts as an average one. */
        private static Shares completed(List<Indicator> set, BigDecimal sum, int filed, BigDecimal target) {
            var missing = BigDecimal.valueOf(set.size() - filed);
            var left = target.subtract(sum);
            var each = left.signum() > 0
                    ? left.divide(missing, MathContext.DECIMAL64)
                    : sum.divide(BigDecimal.valueOf(filed), MathContext.DECIMAL64);
            var whole = sum.add(each.multiply(missing));
            return new Shares(
                    set.stream()
                            .map(indicator ->
                                    scaled(Objects.requireNonNullElse(indicator.getWeight(), each), whole, target))
                            .toList(),
                    set.stream()
                            .map(indicator -> "%s: %s × %s ÷ %s"
                                    .formatted(
                                            COMPLETED,
                                            plain(rounded(Objects.requireNonNullElse(indicator.getWeight(), each))),
                                            plain(target),
                                            plain(rounded(whole))))
                            .toList(),
                    Optional.of("%s: %d 项指标没有权重，各按 %s 补足"
                            .formatted(COMPLETED, missing.intValueExact(), plain(rounded(each)))));
        }

        /** W3: a level's points are shared evenly; points of levels without indicators go to the others in proportion. */
        private static Shares derived(List<Indicator> set, ScoringTemplate template, BigDecimal target) {
            var counts = set.stream()
                    .collect(Collectors.groupingBy(indicator -> level(indicator, template), Collectors.counting()));
            var budgets = budgets(counts, set.size(), template, target);
            var exact = new ArrayList<BigDecimal>(set.size());
            var formulas = new ArrayList<String>(set.size());
            for (var indicator : set) {
                var level = level(indicator, template);
                var budget = budgets.getOrDefault(level, BigDecimal.ZERO);
                var sharing = BigDecimal.valueOf(counts.getOrDefault(level, 1L));
                exact.add(budget.divide(sharing, MathContext.DECIMAL64));
                formulas.add("%s: %s ÷ %s".formatted(DERIVED, plain(rounded(budget)), plain(sharing)));
            }
            return new Shares(exact, formulas, Optional.of("%s: 没有填写权重，按模板的一级指标分值平均分配".formatted(DERIVED)));
        }

        /** Indicators without a level of the template count as average ones. */
        private static Map<String, BigDecimal> budgets(
                Map<String, Long> counts, int all, ScoringTemplate template, BigDecimal target) {
            var strangers = target.multiply(BigDecimal.valueOf(counts.getOrDefault("", 0L)))
                    .divide(BigDecimal.valueOf(all), MathContext.DECIMAL64);
            var present = template.getLevels().stream()
                    .filter(level -> counts.containsKey(level.getLevel1()))
                    .toList();
            var points = present.stream().map(LevelBudget::getPoints).reduce(BigDecimal.ZERO, BigDecimal::add);
            var budgets = new HashMap<String, BigDecimal>();
            budgets.put("", strangers);
            present.forEach(level ->
                    budgets.put(level.getLevel1(), scaled(level.getPoints(), points, target.subtract(strangers))));
            return budgets;
        }

        private static String level(Indicator indicator, ScoringTemplate template) {
            return template.getLevels().stream()
                    .map(LevelBudget::getLevel1)
                    .filter(level -> level.equals(indicator.getLevel1()))
                    .findFirst()
                    .orElse("");
        }

        private static BigDecimal filed(Indicator indicator) {
            return Objects.requireNonNull(indicator.getWeight());
        }

        private static BigDecimal scaled(BigDecimal weight, BigDecimal sum, BigDecimal target) {
            return weight.multiply(target).divide(sum, MathContext.DECIMAL64);
        }

        private static BigDecimal rounded(BigDecimal number) {
            return number.setScale(DECIMALS, RoundingMode.HALF_UP);
        }
    }
}
