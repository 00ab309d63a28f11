package org.jixiaoflow.benchmarks.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jixiaoflow.benchmarks.advisories.Review;
import org.jixiaoflow.cli.CommandPlugin;
import org.jixiaoflow.cli.Jixiao;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Holds a bill of materials against a reviewed list of advisories; exit code 1 if something is known, or the list is old. */
@Command(name = "advisories", mixinStandardHelpOptions = true)
public final class AdvisoriesCommand implements CommandPlugin {

    @ParentCommand
    private Jixiao jixiao;

    @Option(names = "--bom", paramLabel = "FILE", defaultValue = "target/bom.json", descriptionKey = "advisories.bom")
    private Path bom = Path.of("target/bom.json");

    @Option(
            names = "--list",
            paramLabel = "FILE",
            defaultValue = ".ci/advisories.tsv",
            descriptionKey = "advisories.list")
    private Path list = Path.of(".ci/advisories.tsv");

    @Override
    public Integer call() {
        var result = Review.read(list).of(bom, LocalDate.now(ZoneOffset.UTC));
        var terminal = jixiao.terminal();
        result.found().forEach(terminal::line);
        if (result.isStale()) {
            terminal.line(jixiao.words().say("advisories.stale", result.age()));
        }
        var said = jixiao.words()
                .say("advisories.done", result.components(), result.found().size(), result.known(), result.age());
        if (result.isClean()) {
            terminal.good(said);
        } else {
            terminal.line(said);
        }
        return result.isClean() ? 0 : 1;
    }
}
