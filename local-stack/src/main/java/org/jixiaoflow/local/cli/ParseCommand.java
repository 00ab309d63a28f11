package org.jixiaoflow.local.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jixiaoflow.submission.documents.PrintedJson;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.files.Documents;
import org.jixiaoflow.submission.files.Limits;
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
        try {
            var documents = new Documents(Limits.USUAL).read(file);
            documents.forEach(this::fault);
            jixiao.terminal().line(findings ? withFindings(documents) : forms(documents));
            return documents.stream().allMatch(document -> document.fault() == null) ? 0 : Jixiao.USAGE;
        } catch (UnreadableDocument unreadable) {
            spec.commandLine()
                    .getErr()
                    .println(unreadable.message(jixiao.words().locale()));
            return Jixiao.USAGE;
        }
    }

    private String forms(List<ReadDocument> documents) {
        var forms = documents.stream()
                .flatMap(document -> document.forms().stream())
                .toList();
        return PrintedJson.write(forms, jixiao.words().locale());
    }

    private String withFindings(List<ReadDocument> documents) {
        var locale = jixiao.words().locale();
        var forms = CheckedForm.all(documents, template, locale).iterator();
        return PrintedJson.write(
                documents.stream()
                        .flatMap(document -> document.forms().stream())
                        .toList(),
                locale,
                node -> FindingsJson.add(node, forms.next(), locale));
    }

    private void fault(ReadDocument document) {
        var fault = document.fault();
        if (fault != null) {
            var sentence = fault.message(jixiao.words().locale());
            spec.commandLine().getErr().println(document.name() + ": " + sentence);
        }
    }
}
