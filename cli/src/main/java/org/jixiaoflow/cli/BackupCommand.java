package org.jixiaoflow.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jixiaoflow.cli.backup.Backup;
import org.jixiaoflow.local.machine.StackProblem;
import org.jixiaoflow.local.stack.LocalStack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Writes what a stack knows into a directory, while none of its services runs. */
@Command(name = "backup", mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    @ParentCommand
    private Jixiao jixiao;

    @Mixin
    private StackAtRest atRest = new StackAtRest();

    @Parameters(paramLabel = "DIR", descriptionKey = "backup.directory")
    private Path directory = Path.of("");

    @Override
    public Integer call() throws IOException {
        var words = jixiao.words();
        var terminal = jixiao.terminal();
        if (!Files.exists(atRest.data().resolve("kafka"))) {
            throw new StackProblem("backup.no-stack", atRest.data());
        }
        try (var stack = atRest.start()) {
            var manifest = new Backup(atRest.kafka(), stack.addresses())
                    .write(directory, topic -> terminal.passing(words.say("backup.topic", topic)));
            Files.writeString(LocalStack.lastBackup(atRest.data()), directory.toAbsolutePath() + "\n");
            terminal.passed();
            terminal.good(
                    words.say("backup.done", manifest.topics().size(), manifest.records(), directory.toAbsolutePath()));
        }
        return 0;
    }
}
