package org.jixiaoflow.benchmarks.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jixiaoflow.benchmarks.fuzz.Fuzzing;
import org.jixiaoflow.benchmarks.fuzz.Fuzzing.Result;
import org.jixiaoflow.benchmarks.measure.TempDirectory;
import org.jixiaoflow.cli.CommandPlugin;
import org.jixiaoflow.cli.Jixiao;
import org.jixiaoflow.cli.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Throws everything a portal could send at a stack of its own, and accounts for every record; exit code 1 if it can't. */
@Command(name = "fuzz", mixinStandardHelpOptions = true)
public final class FuzzCommand implements CommandPlugin {

    private static final int MIB = 1024 * 1024;
    private static final int TOLD_EVERY = 1000;

    @ParentCommand
    private Jixiao jixiao;

    @Option(names = "--records", paramLabel = "N", defaultValue = "100000", descriptionKey = "fuzz.records")
    private int records;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1", descriptionKey = "fuzz.seed")
    private long seed;

    @Option(names = "--json", paramLabel = "FILE", descriptionKey = "bench.json")
    private @Nullable Path json;

    @Override
    public Integer call() {
        Result result;
        try (var tempDirectory = TempDirectory.create()) {
            result = Fuzzing.run(tempDirectory.path(), records, seed, (sent, settled) -> {
                if (sent % TOLD_EVERY == 0 || settled > 0) {
                    jixiao.terminal().passing(jixiao.words().say("fuzz.progress", sent, settled, records));
                }
            });
        }
        jixiao.terminal().passed();
        print(result);
        new ResultFile(json).keep(result);
        return result.balances() ? 0 : 1;
    }

    private void print(Result result) {
        var words = jixiao.words();
        var rows = new ArrayList<List<String>>();
        rows.add(Arrays.asList(words.say("fuzz.header").split("\\|")));
        result.rows().forEach(row -> rows.add(cells(row.kind(), row)));
        rows.add(cells(words.say("fuzz.total"), result.total()));
        TextTable.lines(rows).forEach(jixiao.terminal()::line);
        var account = words.say(
                "fuzz.account",
                result.missing(),
                result.twice(),
                result.strangers(),
                result.total().accepted(),
                result.decided(),
                result.undecidable());
        if (result.balances()) {
            jixiao.terminal().good(account);
        } else {
            jixiao.terminal().bad(account);
        }
        var seconds = Math.max(1, result.took().toSeconds());
        jixiao.terminal().line(words.say("fuzz.took", result.records(), seconds, result.records() / seconds));
        jixiao.terminal()
                .line(words.say(
                        "fuzz.memory",
                        result.memory().stream()
                                .map(memory -> String.valueOf(memory.heap() / MIB))
                                .collect(Collectors.joining(" ")),
                        result.memory().stream()
                                .map(memory -> String.valueOf(memory.resident() / MIB))
                                .collect(Collectors.joining(" "))));
    }

    private static List<String> cells(String name, Result.Row row) {
        return List.of(
                name,
                String.valueOf(row.sent()),
                String.valueOf(row.accepted()),
                String.valueOf(row.refused()),
                String.valueOf(row.dead()));
    }
}
