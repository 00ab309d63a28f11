package org.jixiaoflow.local.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jixiaoflow.submission.documents.DocumentReader;
import org.jixiaoflow.submission.documents.PrintedJson;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Reads a document and prints its forms as JSON. */
@Command(name = "parse", mixinStandardHelpOptions = true)
final class ParseCommand implements Callable<Integer> {

    @ParentCommand
    private Jixiao jixiao;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "parse.file")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        try {
            jixiao.terminal()
                    .line(PrintedJson.write(
                            DocumentReader.read(file), jixiao.words().locale()));
            return 0;
        } catch (UnreadableDocument unreadable) {
            spec.commandLine()
                    .getErr()
                    .println(unreadable.message(jixiao.words().locale()));
            return Jixiao.USAGE;
        }
    }
}
