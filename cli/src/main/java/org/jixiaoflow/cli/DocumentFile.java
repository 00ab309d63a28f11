package org.jixiaoflow.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jixiaoflow.submission.files.ReadDocument;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A file with forms in it. */
final class DocumentFile {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", descriptionKey = "parse.file")
    private Path file = Path.of("");

    /** Hands over the documents of the file, unless none can be read; the exit code of having read it. */
    int read(Locale locale, Consumer<List<ReadDocument>> then) {
        return FileReading.read(file, spec.commandLine(), locale, then);
    }
}
