package org.jixiaoflow.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jixiaoflow.submission.documents.UnreadableDocument;
import org.jixiaoflow.submission.files.Documents;
import org.jixiaoflow.submission.files.Limits;
import org.jixiaoflow.submission.files.ReadDocument;
import picocli.CommandLine;

/** Reads a file for a command, and tells the person what can't be read in it. */
final class FileReading {

    private FileReading() {}

    /** Hands over the documents of the file, unless none can be read; the exit code of having read it. */
    static int read(Path file, CommandLine command, Locale locale, Consumer<List<ReadDocument>> then) {
        try {
            var documents = new Documents(Limits.USUAL).read(file);
            documents.forEach(document -> {
                if (document.fault() != null) {
                    command.getErr()
                            .println(document.name() + ": " + document.fault().message(locale));
                }
            });
            then.accept(documents);
            return documents.stream().allMatch(document -> document.fault() == null) ? 0 : Jixiao.USAGE;
        } catch (UnreadableDocument unreadable) {
            command.getErr().println(unreadable.message(locale));
            return Jixiao.USAGE;
        }
    }
}
