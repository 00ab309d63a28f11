package org.jixiaoflow.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jixiaoflow.cli.backup.Restore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Fills an empty stack from a backup. */
@Command(name = "restore", mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    @ParentCommand
    private Jixiao jixiao;

    @Mixin
    private StackAtRest atRest = new StackAtRest();

    @Parameters(paramLabel = "DIR", descriptionKey = "restore.directory")
    private Path directory = Path.of("");

    @Override
    public Integer call() throws IOException {
        var words = jixiao.words();
        var terminal = jixiao.terminal();
        var manifest = Restore.verified(directory);
        try (var stack = atRest.start()) {
            new Restore(atRest.kafka(), stack.addresses())
                    .from(directory, manifest, topic -> terminal.passing(words.say("restore.topic", topic)));
            terminal.passed();
            terminal.good(words.say("restore.done", manifest.topics().size(), manifest.records(), atRest.data()));
        }
        return 0;
    }
}
