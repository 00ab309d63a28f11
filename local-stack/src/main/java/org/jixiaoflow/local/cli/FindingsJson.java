package org.jixiaoflow.local.cli;

import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Findings as {@code jixiao parse --findings} prints them. */
final class FindingsJson {

    private FindingsJson() {}

    static void add(ObjectNode node, CheckedForm form, Locale locale) {
        var findings = node.putArray("findings");
        form.findings()
                .forEach(finding -> findings.addObject()
                        .put("code", finding.getCode())
                        .put("severity", finding.getSeverity().name())
                        .put("path", finding.getPath())
                        .put("line", form.line(finding))
                        .put("text", finding.getText())
                        .put("correction", finding.getCorrection())
                        .put("message", Words.message(finding, locale)));
    }
}
