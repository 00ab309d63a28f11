package org.jixiaoflow.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jixiaoflow.submission.documents.PrintedJson;
import org.jixiaoflow.submission.files.ReadDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Reads a document and prints its forms as JSON, with what is wrong with them if asked to. */
@Command(name = "parse", mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {

    @ParentCommand
    private Jixiao jixiao;

    @Mixin
    private DocumentFile file = new DocumentFile();

    @Mixin
    private TemplateOptions template = new TemplateOptions();

    @Option(names = "--findings", descriptionKey = "parse.findings")
    private boolean findings;

    @Override
    public Integer call() {
        return file.read(
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
