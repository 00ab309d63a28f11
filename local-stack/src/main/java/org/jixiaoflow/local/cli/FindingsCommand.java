package org.jixiaoflow.local.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Reads a document and says what is wrong with its forms, department by department, and how often rule by rule. */
@Command(name = "findings", mixinStandardHelpOptions = true)
final class FindingsCommand implements Callable<Integer> {

    @ParentCommand
    private Jixiao jixiao;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "parse.file")
    private Path file = Path.of("");

    @Option(names = "--json", descriptionKey = "findings.json")
    private boolean asJson;

    @Mixin
    private TemplateOptions template = new TemplateOptions();

    @Override
    public Integer call() {
        var locale = jixiao.words().locale();
        return FileReading.read(file, spec.commandLine(), locale, documents -> {
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
        var words = jixiao.words();
        var department = form.printed().department();
        jixiao.terminal()
                .line(words.say(
                        "findings.form",
                        department == null ? words.say("findings.no-department") : department,
                        form.document(),
                        form.printed().ordinal(),
                        form.findings().size()));
        form.bySeverity().forEach(finding -> print(form, finding));
        jixiao.terminal().line("");
    }

    private void print(CheckedForm form, Finding finding) {
        var words = jixiao.words();
        var line = form.line(finding);
        var place = line == null ? finding.getPath() : words.say("findings.line", line);
        var sentence = "  %s %s  %s  %s"
                .formatted(
                        finding.getCode(),
                        words.say("severity." + finding.getSeverity()),
                        place,
                        Words.message(finding, words.locale()));
        if (finding.getSeverity() == Severity.ERROR) {
            jixiao.terminal().bad(sentence);
        } else {
            jixiao.terminal().line(sentence);
        }
    }

    private void summarise(List<CheckedForm> forms) {
        var words = jixiao.words();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                words.say("findings.rule"),
                words.say("findings.severity"),
                words.say("findings.places"),
                words.say("findings.forms")));
        RuleCount.of(forms)
                .forEach(count -> rows.add(List.of(
                        count.rule().code(),
                        words.say("severity." + count.rule().severity()),
                        String.valueOf(count.places()),
                        String.valueOf(count.forms()))));
        TextTable.lines(rows).forEach(jixiao.terminal()::line);
        jixiao.terminal().line(words.say("findings.total", forms.size(), CheckedForm.blocked(forms)));
    }
}
