package org.jixiaoflow.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jixiaoflow.submission.documents.PrintedJson;
import org.jixiaoflow.submission.files.ReadDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Reads a document and prints its forms as JSON, with what is wrong with them if asked to. */
@Command(name = "parse", mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {

    @ParentCommand
    private Jixiao jixiao;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "parse.file")
    private Path file = Path.of("");

    @Option(names = "--findings", descriptionKey = "parse.findings")
    private boolean findings;

    @Mixin
    private TemplateOptions template = new TemplateOptions();

    @Override
    public Integer call() {
        return FileReading.read(
                file,
                spec.commandLine(),
                jixiao.words().locale(),
                documents -> jixiao.terminal().line(findings ? withFindings(documents) : forms(documents)));
    }

    private String forms(List<ReadDocument> documents) {
        var forms = documents.stream()
                .flatMap(document -> document.forms().stream())
                .toList();
        return PrintedJson.write(forms, jixiao.words().locale());
    }

    private String withFindings(List<ReadDocument> documents) {
        var locale = jixiao.words().locale();
        var forms = CheckedForm.all(documents, template, locale);
        var next = forms.iterator();
        return PrintedJson.write(
                forms.stream().map(CheckedForm::printed).toList(),
                locale,
                node -> FindingsJson.add(node, next.next(), locale));
    }
}
