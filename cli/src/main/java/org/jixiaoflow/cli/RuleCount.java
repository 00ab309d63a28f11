package org.jixiaoflow.cli;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.Severity;

/**
 * How often a rule is broken.
 *
 * @param places how many findings there are
 * @param forms how many forms have one
 */
record RuleCount(Rule rule, long places, long forms) {

    /** Of every rule that some form breaks, by code. */
    static List<RuleCount> of(List<CheckedForm> checked) {
        var forms = counted(checked, form -> Rule.of(form).distinct());
        return counted(checked, Rule::of).entrySet().stream()
                .map(places ->
                        new RuleCount(places.getKey(), places.getValue(), forms.getOrDefault(places.getKey(), 0L)))
                .sorted(Comparator.comparing((RuleCount count) -> count.rule.code)
                        .thenComparing(count -> count.rule.severity))
                .toList();
    }

    private static Map<Rule, Long> counted(List<CheckedForm> checked, Function<CheckedForm, Stream<Rule>> rules) {
        return checked.stream().flatMap(rules).collect(groupingBy(Function.identity(), counting()));
    }

    /** A rule with what it weighs. */
    record Rule(String code, Severity severity) {

        private static Stream<Rule> of(CheckedForm form) {
            return form.findings().stream().map(Rule::of);
        }

        private static Rule of(Finding finding) {
            return new Rule(finding.getCode(), finding.getSeverity());
        }
    }
}
