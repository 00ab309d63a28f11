package org.jixiaoflow.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.wording.FindingSentences;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Reads a document and says what is wrong with its forms, department by department, and how often rule by rule. */
@Command(name = "findings", mixinStandardHelpOptions = true)
final class FindingsCommand implements Callable<Integer> {

    @ParentCommand
    private Jixiao jixiao;

    @Mixin
    private DocumentFile file = new DocumentFile();

    @Mixin
    private TemplateOptions template = new TemplateOptions();

    @Option(names = "--json", descriptionKey = "findings.json")
    private boolean asJson;

    @Override
    public Integer call() {
        var locale = jixiao.words().locale();
        return file.read(locale, documents -> {
            var forms = CheckedForm.all(documents, template, locale);
            if (asJson) {
                jixiao.terminal().line(FindingsJson.write(forms, locale));
            } else {
                forms.forEach(this::print);
                summarise(forms);
            }
        });
    }

    private void print(CheckedForm form) {
        var messages = jixiao.words();
        var department = form.printed().department();
        jixiao.terminal()
                .line(messages.say(
                        "findings.form",
                        department == null ? messages.say("findings.no-department") : department,
                        form.document(),
                        form.printed().ordinal(),
                        form.findings().size()));
        form.bySeverity().forEach(finding -> print(form, finding));
        jixiao.terminal().line("");
    }

    private void print(CheckedForm form, Finding finding) {
        var messages = jixiao.words();
        var line = form.line(finding);
        var place = line == null ? finding.getPath() : messages.say("findings.line", line);
        var sentence = "  %s %s  %s  %s"
                .formatted(
                        finding.getCode(),
                        messages.say("severity." + finding.getSeverity()),
                        place,
                        FindingSentences.in(messages.locale(), finding));
        if (finding.getSeverity() == Severity.ERROR) {
            jixiao.terminal().bad(sentence);
        } else {
            jixiao.terminal().line(sentence);
        }
    }

    private void summarise(List<CheckedForm> forms) {
        var messages = jixiao.words();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                messages.say("findings.rule"),
                messages.say("findings.severity"),
                messages.say("findings.places"),
                messages.say("findings.forms")));
        RuleCount.of(forms)
                .forEach(count -> rows.add(List.of(
                        count.rule().code(),
                        messages.say("severity." + count.rule().severity()),
                        String.valueOf(count.places()),
                        String.valueOf(count.forms()))));
        TextTable.lines(rows).forEach(jixiao.terminal()::line);
        jixiao.terminal().line(messages.say("findings.total", forms.size(), CheckedForm.blocked(forms)));
    }
}
