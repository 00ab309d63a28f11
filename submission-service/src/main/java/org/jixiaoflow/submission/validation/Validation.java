package org.jixiaoflow.submission.validation;

import java.util.Comparator;
import java.util.List;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Severity;

/** Holds a form against every rule. */
public final class Validation {

    private static final int MOST_KEPT = 300;

    private Validation() {}

    /** Everything found in an objective, in the order of the rules; empty if the form is flawless. */
    public static List<Finding> findings(FormContent form, ValidationTemplate template) {
        return findings(FormKind.OBJECTIVE, form, template);
    }

    /** Everything found in a form of that kind, in the order of the rules; empty if the form is flawless. */
    public static List<Finding> findings(FormKind kind, FormContent form, ValidationTemplate template) {
        return rules(kind).stream()
                .flatMap(rule -> rule.check().in(form, template).map(violation -> finding(rule, violation, template)))
                .toList();
    }

    /** As many of the findings as a form keeps, the heaviest first where there are more. */
    public static List<Finding> kept(List<Finding> findings) {
        return findings.size() <= MOST_KEPT
                ? findings
                : findings.stream()
                        .sorted(Comparator.comparing(Finding::getSeverity))
                        .limit(MOST_KEPT)
                        .toList();
    }

    private static List<Rule> rules(FormKind kind) {
        return switch (kind) {
            case OBJECTIVE -> Rules.ALL;
            case SELF_EVALUATION -> Rules.OF_SELF_EVALUATIONS;
        };
    }

    /** Whether a form with these findings may be submitted. */
    public static boolean blocks(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.getSeverity() == Severity.ERROR);
    }

    static Finding finding(Rule rule, Violation violation, ValidationTemplate template) {
        return Finding.newBuilder()
                .setCode(rule.code())
                .setSeverity(template.severity(rule))
                .setPath(violation.path())
                .setText(violation.text())
                .setMessage("")
                .setMessageEn("")
                .setSentence(rule.severity())
                .setArguments(violation.arguments())
                .setWords(violation.words())
                .setCorrection(violation.correction())
                .setNeedsExplanation(template.needsExplanation(rule))
                .build();
    }
}
