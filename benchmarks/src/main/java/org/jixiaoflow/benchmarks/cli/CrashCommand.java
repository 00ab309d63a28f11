package org.jixiaoflow.benchmarks.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jixiaoflow.benchmarks.crash.Crash;
import org.jixiaoflow.benchmarks.crash.DeliveryCrash;
import org.jixiaoflow.benchmarks.measure.TempDirectory;
import org.jixiaoflow.cli.CommandPlugin;
import org.jixiaoflow.cli.Jixiao;
import org.jixiaoflow.cli.ReportTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Kills, stops and cuts off parts of a stack of its own under load; exit code 1 if anything is lost, doubled or wrong at the end. */
@Command(name = "crash", mixinStandardHelpOptions = true)
public final class CrashCommand implements CommandPlugin {

    private static final int MOST_TOLD = 20;

    /** Not a fault of the stack, but a run of its own: the process that delivers, killed while notifications come. */
    private static final String DELIVERIES = "DELIVERIES";

    @ParentCommand
    private Jixiao jixiao;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", descriptionKey = "crash.rounds")
    private int rounds;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", descriptionKey = "crash.seed")
    private long seed;

    @Option(names = "--only", split = ",", paramLabel = "FAULT", descriptionKey = "crash.only")
    private List<String> only = List.of();

    @Override
    public Integer call() throws IOException {
        var words = jixiao.words();
        var terminal = jixiao.terminal();
        if (rounds < 1) {
            terminal.bad(words.say("crash.no-rounds"));
            return 2;
        }
        if (only.equals(List.of(DELIVERIES))) {
            return deliveries();
        }
        terminal.line(words.say("crash.begin", rounds, String.valueOf(seed)));
        var directory = TempDirectory.create();
        Crash.Result result;
        try {
            result = Crash.run(
                    directory.path(),
                    rounds,
                    seed,
                    only,
                    round -> terminal.line(words.say(
                            "crash.round",
                            round.number(),
                            rounds,
                            words.say("crash." + round.what()),
                            round.hit().stream()
                                    .map(part -> part.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", ")),
                            seconds(round.back()),
                            round.answers(),
                            seconds(round.answered()))));
        } catch (RuntimeException e) {
            terminal.bad(words.say("crash.kept", directory.path()));
            throw e;
        }
        terminal.line(words.say(
                "crash.done",
                result.commands(),
                result.repeats(),
                result.accepted(),
                result.refused(),
                result.took().toSeconds()));
        if (!result.late().isEmpty()) {
            terminal.bad(words.say("crash.late", Crash.LONGEST_ANSWER.toSeconds(), result.late()));
        }
        var promise =
                words.say("crash.promises", result.commands(), result.broken().size());
        if (result.broken().isEmpty()) {
            terminal.good("✓ " + promise);
        } else {
            terminal.bad("✗ " + promise);
            result.broken().stream().limit(MOST_TOLD).forEach(each -> terminal.line("    " + each));
        }
        ReportTable.print(result.report(), words, terminal);
        if (!result.isSound()) {
            terminal.bad(words.say("crash.kept", directory.path()));
            return 1;
        }
        directory.close();
        return 0;
    }

    private int deliveries() throws IOException {
        var words = jixiao.words();
        var terminal = jixiao.terminal();
        terminal.line(words.say("crash.deliveries.begin", rounds));
        try (var directory = TempDirectory.create()) {
            var result = DeliveryCrash.run(
                    directory.path(),
                    rounds,
                    seed,
                    kill -> terminal.line(words.say("crash.deliveries.kill", kill, rounds)));
            var told =
                    words.say("crash.deliveries.done", result.kills(), result.told(), result.lost(), result.repeated());
            if (result.lost() == 0) {
                terminal.good("✓ " + told);
                return 0;
            }
            terminal.bad("✗ " + told);
            return 1;
        }
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }
}
