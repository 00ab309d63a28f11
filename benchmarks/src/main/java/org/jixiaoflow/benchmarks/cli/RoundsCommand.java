package org.jixiaoflow.benchmarks.cli;

import java.io.IOException;
import org.jixiaoflow.benchmarks.measure.TempDirectory;
import org.jixiaoflow.benchmarks.rounds.Rounds;
import org.jixiaoflow.cli.CommandPlugin;
import org.jixiaoflow.cli.Jixiao;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Saves and submits in turn over REST, from several clients at once, on a stack of its own; exit code 1 if anything is refused. */
@Command(name = "rounds", mixinStandardHelpOptions = true)
public final class RoundsCommand implements CommandPlugin {

    @ParentCommand
    private Jixiao jixiao;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "1000", descriptionKey = "rounds.rounds")
    private int rounds;

    @Option(names = "--clients", paramLabel = "N", defaultValue = "8", descriptionKey = "rounds.clients")
    private int clients;

    @Override
    public Integer call() throws IOException {
        try (var tempDirectory = TempDirectory.create()) {
            var result = Rounds.run(tempDirectory.path(), rounds, clients);
            result.answers().forEach((answer, times) -> jixiao.terminal().line(times + "  " + answer));
            var said = jixiao.words()
                    .say("rounds.done", rounds, clients, result.took().toSeconds());
            if (result.isFlawless()) {
                jixiao.terminal().good(said);
            } else {
                jixiao.terminal().line(said);
            }
            return result.isFlawless() ? 0 : 1;
        }
    }
}
