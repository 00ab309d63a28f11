package org.jixiaoflow.cli;

import java.util.List;
import java.util.Locale;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.wording.FindingSentences;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Findings as {@code jixiao findings --json} and {@code jixiao parse --findings} print them. */
final class FindingsJson {

    private FindingsJson() {}

    /** What the report says: form by form the gravest first, how often by rule, and how many forms can't be submitted. */
    static String write(List<CheckedForm> forms, Locale locale) {
        var report = JsonNodeFactory.instance.objectNode();
        var each = report.putArray("forms");
        forms.forEach(form -> add(
                each.addObject()
                        .put("document", form.document())
                        .put("ordinal", form.printed().ordinal())
                        .put("department", form.printed().department()),
                form,
                form.bySeverity(),
                locale));
        var rules = report.putArray("rules");
        RuleCount.of(forms)
                .forEach(count -> rules.addObject()
                        .put("code", count.rule().code())
                        .put("severity", count.rule().severity().name())
                        .put("places", count.places())
                        .put("forms", count.forms()));
        return report.put("blocked", CheckedForm.blocked(forms)).toPrettyString();
    }

    static void add(ObjectNode node, CheckedForm form, Locale locale) {
        add(node, form, form.findings(), locale);
    }

    private static void add(ObjectNode node, CheckedForm form, List<Finding> findings, Locale locale) {
        var array = node.putArray("findings");
        findings.forEach(finding -> array.addObject()
                .put("code", finding.getCode())
                .put("severity", finding.getSeverity().name())
                .put("path", finding.getPath())
                .put("line", form.line(finding))
                .put("text", finding.getText())
                .put("correction", finding.getCorrection())
                .put("message", FindingSentences.in(locale, finding)));
    }
}
