package org.jixiaoflow.submission.validation;

import static org.jixiaoflow.submission.validation.Rows.name;
import static org.jixiaoflow.submission.validation.Rows.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.Indicator;

/** Rules that look at what indicators are called. */
final class NameRules {

    private static final Pattern COUNTED = Pattern.compile(".*(数量|次数|人数|件数)");
    /** Not the 与 of 参与 and the 及 of 及时. */
    private static final Pattern AND = Pattern.compile("[、，；,;]|和|(?<!参)与|及(?!时)");
    /** What is shorter is one noun of several. */
    private static final int SHORTEST = 4;

    private NameRules() {}

    /** V19: wages or running costs, which are input, stand as output. */
    static Stream<Violation> input(FormContent form, ValidationTemplate template) {
        return Rows.names(
                form,
                row -> text(row.getLevel2()).matches("(数量|质量|时效)(指标)?")
                        && template.guidance().says(WordList.INPUT, row.getName()));
    }

    /** V20: the name is so general that nobody could measure it. */
    static Stream<Violation> vague(FormContent form, ValidationTemplate template) {
        return Rows.names(form, row -> template.guidance().says(WordList.VAGUE, row.getName()));
    }

    /** V21: a step of handling money, not what the department is there for. */
    static Stream<Violation> boilerplate(FormContent form, ValidationTemplate template) {
        return Rows.names(form, row -> template.guidance().says(WordList.BOILERPLATE, row.getName()));
    }

    /** V23: the same indicator twice. */
    static Stream<Violation> repeated(FormContent form, ValidationTemplate template) {
        return second(form, pair -> pair.sameLevel2() && pair.sameTarget());
    }

    /** V23: the same name under two 二级指标. */
    static Stream<Violation> repeatedElsewhere(FormContent form, ValidationTemplate template) {
        return second(form, pair -> !pair.sameLevel2());
    }

    /** V24: the same name with two targets; perhaps two units were put together. */
    static Stream<Violation> conflicting(FormContent form, ValidationTemplate template) {
        return Stream.concat(second(form, pair -> pair.sameLevel2() && !pair.sameTarget()), secondUnit(form));
    }

    /** Where several rows have no name of their own, each holds a second unit's target for the name above. */
    private static Stream<Violation> secondUnit(FormContent form) {
        var pairs = new ArrayList<Pair>();
        for (var index = 1; index < form.getIndicators().size(); index++) {
            var pair = new Pair(
                    form.getIndicators().get(index - 1), form.getIndicators().get(index));
            if (name(pair.second()).isEmpty()) {
                pairs.add(pair);
            }
        }
        return pairs.stream()
                .filter(pair ->
                        pairs.size() > 1 && !name(pair.first()).isEmpty() && pair.sameLevel2() && !pair.sameTarget())
                .map(NameRules::again);
    }

    /** V28: a cost indicator not about cost, a time indicator not about time, a number as quality. */
    static Stream<Violation> wrongLevel2(FormContent form, ValidationTemplate template) {
        return form.getIndicators().stream()
                .filter(row -> !name(row).isEmpty() && isMisplaced(row, template.guidance()))
                .map(row -> Violation.indicator(row, "level2", row.getLevel2(), name(row), text(row.getLevel2())));
    }

    private static boolean isMisplaced(Indicator row, Guidance guidance) {
        var level2 = text(row.getLevel2());
        return (level2.startsWith("成本") && !guidance.says(WordList.COST, name(row)))
                || (level2.startsWith("时效") && !guidance.says(WordList.TIME, name(row)))
                || (level2.startsWith("质量") && COUNTED.matcher(name(row)).matches());
    }

    /** V29: one name for two things, each with a measure of its own, so that one value can't answer for both. */
    static Stream<Violation> doubleBarrelled(FormContent form, ValidationTemplate template) {
        return Rows.names(
                form,
                row -> AND.splitAsStream(name(row))
                                .filter(part -> part.strip().length() >= SHORTEST
                                        && template.guidance().says(WordList.MEASURE, part))
                                .count()
                        > 1);
    }

    /** V34: a name read from a document is exactly as long as the printed cell lets it be. */
    static Stream<Violation> cut(FormContent form, ValidationTemplate template) {
        return form.getSource() == null
                ? Stream.empty()
                : Rows.names(
                        form,
                        row -> name(row).length()
                                == template.guidance().thresholds().cell());
    }

    private static Stream<Violation> second(FormContent form, Predicate<Pair> broken) {
        return form.getIndicators().stream()
                .filter(row -> !name(row).isEmpty())
                .collect(Collectors.groupingBy(row -> List.of(text(row.getGoalId()), name(row))))
                .values()
                .stream()
                .flatMap(same -> same.stream().skip(1).map(row -> new Pair(same.get(0), row)))
                .filter(broken)
                .map(NameRules::again)
                .sorted(Comparator.comparing(Violation::path));
    }

    private static Violation again(Pair pair) {
        return Violation.indicator(
                pair.second(),
                "name",
                pair.second().getName(),
                name(pair.first()),
                text(pair.first().getTarget()),
                text(pair.second().getTarget()));
    }

    private record Pair(Indicator first, Indicator second) {

        boolean sameLevel2() {
            return Objects.equals(first.getLevel2(), second.getLevel2());
        }

        boolean sameTarget() {
            return Objects.equals(first.getTarget(), second.getTarget());
        }
    }
}
