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
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jixiaoflow.schemas.BandRange;
import org.jixiaoflow.schemas.BudgetExecution;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.QualitativeBand;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.schemas.quantity.Deadline;
import org.jixiaoflow.schemas.quantity.Quantity;
import org.jixiaoflow.schemas.quantity.Unit.Family;
import org.jspecify.annotations.Nullable;

/**
 * F16 部门汇总: the units of a department as one form. What several units count is added up, target and actual value alike; rates and
 * qualitative rows are averaged by the units' budgets. Whatever isn't the same row everywhere, or can't be added, stays a row of its unit.
 *
 * @param content a self-evaluation like any other, without ids
 * @param notes how rows were put together, a sentence each
 */
record Units(FormContent content, List<String> notes) {

    private static final String RULE = "F16";
    private static final int DECIMALS = 4;

    static Units together(List<FormContent> units, int year, ScoringTemplate template) {
        var shares = shares(units);
        var rows = new LinkedHashMap<Key, List<Row>>();
        for (var i = 0; i < units.size(); i++) {
            var own = new HashMap<Key, Integer>();
            for (var row : units.get(i).getIndicators()) {
                var nth = own.merge(Key.of(row, 0), 1, Integer::sum);
                rows.computeIfAbsent(Key.of(row, nth), of -> new ArrayList<>()).add(new Row(row, shares.get(i)));
            }
        }
        var merged = new ArrayList<Indicator>();
        var notes = new ArrayList<String>();
        rows.values()
                .forEach(same -> merged(same, year, template)
                        .ifPresentOrElse(
                                row -> {
                                    merged.add(row.indicator());
                                    notes.add(row.note());
                                },
                                () -> same.forEach(
                                        row -> merged.add(alone(row.indicator()).build()))));
        return new Units(
                FormContent.newBuilder(units.get(0))
                        .setAnnualGoals(List.of())
                        .setTasks(List.of())
                        .setIndicators(merged)
                        .setExecution(execution(units))
                        .build(),
                List.copyOf(notes));
    }

    /** By adjusted budget, evenly where a unit has none. */
    private static List<BigDecimal> shares(List<FormContent> units) {
        var budgets = units.stream()
                .map(FormContent::getExecution)
                .map(execution -> execution == null ? BigDecimal.ZERO : execution.getAdjustedBudget())
                .toList();
        return budgets.stream().allMatch(budget -> budget.signum() > 0)
                ? budgets
                : units.stream().map(unit -> BigDecimal.ONE).toList();
    }

    private static @Nullable BudgetExecution execution(List<FormContent> units) {
        var executions = units.stream()
                .map(FormContent::getExecution)
                .filter(Objects::nonNull)
                .toList();
        return executions.size() < units.size()
                ? null
                : new BudgetExecution(
                        sum(executions.stream()
                                .map(BudgetExecution::getAdjustedBudget)
                                .toList()),
                        sum(executions.stream()
                                .map(BudgetExecution::getExecuted)
                                .toList()));
    }

    private static Indicator.Builder alone(Indicator row) {
        return Indicator.newBuilder(row).setId("").setGoalId(null);
    }

    /** One row of several; empty if it is only one unit's or they can't be put together. */
    private static Optional<Merged> merged(List<Row> rows, int year, ScoringTemplate template) {
        if (rows.size() == 1) {
            return Optional.empty();
        }
        return rows.get(0).indicator().getOperator() == Operator.QUALITATIVE
                ? qualitative(rows, template)
                : measured(rows, year);
    }

    private static Optional<Merged> measured(List<Row> rows, int year) {
        var first = rows.get(0).indicator();
        var isDated = rows.stream()
                .map(Row::indicator)
                .anyMatch(row ->
                        Deadline.read(row.getTarget(), row.getUnit(), year).isPresent());
        var targets = quantities(rows, Indicator::getTarget);
        if (isDated || targets.isEmpty()) {
            return Optional.empty();
        }
        var unit = targets.get().get(0).unit();
        var isRate = unit.family() == Family.RATIO;
        var target = combined(rows, targets.get(), isRate);
        var actual = quantities(rows, Indicator::getActual).map(values -> combined(rows, values, isRate));
        var baseline = quantities(rows, Indicator::getBaseline).map(values -> combined(rows, values, isRate));
        return Optional.of(new Merged(
                of(rows).setTarget(plain(target.value()))
                        .setUnit(unit.base().isEmpty() ? first.getUnit() : unit.base())
                        .setActual(actual.map(value -> plain(value.value())).orElse(null))
                        .setBaseline(baseline.map(value -> plain(value.value())).orElse(null))
                        .build(),
                "%s: %s: A = %s%s"
                        .formatted(
                                RULE,
                                first.getName(),
                                target.formula(),
                                actual.map(value -> ", B = " + value.formula()).orElse(""))));
    }

    /** In base units; empty unless each row has one and they can be held against each other. */
    private static Optional<List<Quantity>> quantities(List<Row> rows, Function<Indicator, @Nullable String> field) {
        var quantities = rows.stream()
                .map(Row::indicator)
                .flatMap(row -> Quantity.read(field.apply(row), row.getUnit()).asQuantity().stream())
                .toList();
        return quantities.size() == rows.size()
                        && quantities.stream().allMatch(quantity -> quantity.goesWith(quantities.get(0)))
                ? Optional.of(quantities)
                : Optional.empty();
    }

    private static Combined combined(List<Row> rows, List<Quantity> quantities, boolean isRate) {
        var values = quantities.stream().map(Quantity::value).toList();
        return isRate ? average(rows, values) : new Combined(sum(values), joined(values));
    }

    private static Optional<Merged> qualitative(List<Row> rows, ScoringTemplate template) {
        var percents = rows.stream()
                .map(row -> row.indicator().getBandPercent())
                .filter(Objects::nonNull)
                .toList();
        if (percents.size() < rows.size()) {
            return Optional.empty();
        }
        var percent = average(rows, percents);
        return band(percent.value(), template)
                .map(band -> new Merged(
                        of(rows).setBand(band)
                                .setBandPercent(percent.value().setScale(2, RoundingMode.HALF_UP))
                                .build(),
                        "%s: %s: %s".formatted(RULE, rows.get(0).indicator().getName(), percent.formula())));
    }

    private static Optional<QualitativeBand> band(BigDecimal percent, ScoringTemplate template) {
        return template.getQualitativeBands().stream()
                .filter(range -> percent.compareTo(range.getFrom()) >= 0)
                .max(Comparator.comparing(BandRange::getFrom))
                .map(BandRange::getBand);
    }

    /** What the rows have in common, with the weights of all and what each unit gave as reason. */
    private static Indicator.Builder of(List<Row> rows) {
        var weights = rows.stream()
                .map(row -> row.indicator().getWeight())
                .filter(Objects::nonNull)
                .toList();
        return alone(rows.get(0).indicator())
                .setWeight(weights.size() < rows.size() ? null : sum(weights))
                .setDeviation(texts(rows, Indicator::getDeviation))
                .setEvidence(texts(rows, Indicator::getEvidence));
    }

    private static @Nullable String texts(List<Row> rows, Function<Indicator, @Nullable String> field) {
        var texts = rows.stream()
                .map(row -> field.apply(row.indicator()))
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining("；"));
        return texts.isEmpty() ? null : texts;
    }

    private static Combined average(List<Row> rows, List<BigDecimal> values) {
        var whole = sum(rows.stream().map(Row::share).toList());
        var weighted = IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i).multiply(rows.get(i).share()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var formula = IntStream.range(0, values.size())
                .mapToObj(i -> "%s × %s"
                        .formatted(plain(values.get(i)), plain(rows.get(i).share())))
                .collect(Collectors.joining(" + ", "(", ") ÷ " + plain(whole)));
        var average = weighted.divide(whole, MathContext.DECIMAL64).setScale(DECIMALS, RoundingMode.HALF_UP);
        return new Combined(average, formula + " = " + plain(average));
    }

    private static BigDecimal sum(List<BigDecimal> values) {
        return values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String joined(List<BigDecimal> values) {
        return values.stream().map(Scorecard::plain).collect(Collectors.joining(" + ", "", " = " + plain(sum(values))));
    }

    /**
     * Rows that say the same of different units.
     *
     * @param nth which of its unit's rows that say so
     */
    private record Key(
            @Nullable String level1,
            @Nullable String level2,
            @Nullable String name,
            @Nullable Operator operator,
            @Nullable Direction direction,
            int nth) {

        static Key of(Indicator row, int nth) {
            return new Key(row.getLevel1(), row.getLevel2(), row.getName(), row.getOperator(), row.getDirection(), nth);
        }
    }

    /** An indicator with what its unit weighs. */
    private record Row(Indicator indicator, BigDecimal share) {}

    private record Merged(Indicator indicator, String note) {}

    /** A value with how it came about. */
    private record Combined(BigDecimal value, String formula) {}
}
