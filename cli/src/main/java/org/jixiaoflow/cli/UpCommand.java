package org.jixiaoflow.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Starts everything and stays until Ctrl-C. */
@Command(name = "up", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @ParentCommand
    private Jixiao jixiao;

    @Mixin
    private StackOptions options = new StackOptions();

    @Option(names = "--secure", descriptionKey = "up.secure")
    private boolean secure;

    @Override
    public Integer call() {
        var running = RunningStack.start(options, secure, jixiao.words(), jixiao.terminal());
        Places.tell(running.stack().addresses(), options, jixiao.words(), jixiao.terminal());
        jixiao.terminal().line(jixiao.words().say("up.stop"));
        running.awaitEnd();
        return 0;
    }
}
