package org.jixiaoflow.benchmarks.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jixiaoflow.benchmarks.contest.Contestant;
import org.jixiaoflow.benchmarks.contest.Limit;
import org.jixiaoflow.benchmarks.contest.Pipeline;
import org.jixiaoflow.benchmarks.contest.Round;
import org.jixiaoflow.benchmarks.load.Journey;
import org.jixiaoflow.local.cli.FurtherCommand;
import org.jixiaoflow.local.cli.Jixiao;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Measures the pipeline beside what limits it and beside other engines. */
@Command(name = "bench", mixinStandardHelpOptions = true)
public final class BenchCommand implements FurtherCommand {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @ParentCommand
    private Jixiao jixiao;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "1500", descriptionKey = "bench.warm-up")
    private int warmUp;

    @Option(names = "--forms", paramLabel = "N", defaultValue = "3000", descriptionKey = "bench.forms")
    private int forms;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", descriptionKey = "bench.rounds")
    private int rounds;

    @Option(names = "--at-once", paramLabel = "N", defaultValue = "1000", descriptionKey = "bench.at-once")
    private int atOnce;

    @Option(names = "--json", paramLabel = "FILE", descriptionKey = "bench.json")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException {
        var pipeline = new Pipeline(atOnce);
        var contestants = List.of(limit(pipeline), pipeline);
        var results = new LinkedHashMap<String, List<Round>>();
        for (var round = 0; round < rounds; round++) {
            for (var contestant : contestants) {
                results.computeIfAbsent(contestant.name(), name -> new ArrayList<>())
                        .add(run(contestant, round));
                jixiao.terminal().line(results.toString());
            }
        }
        if (json != null) {
            Files.writeString(json, MAPPER.writeValueAsString(Result.of(forms, results)) + "\n");
        }
        return 0;
    }

    /** What the pipeline makes of one period of journeys is what the limit writes again and again. */
    private static Limit limit(Pipeline pipeline) throws IOException {
        var data = Files.createTempDirectory("jixiao-bench");
        try (var running = pipeline.start(data)) {
            running.take(0, Journey.PERIOD, through -> {});
            return running.limit();
        } finally {
            delete(data);
        }
    }

    private Round run(Contestant contestant, int round) throws IOException {
        var data = Files.createTempDirectory("jixiao-bench");
        try {
            return Round.run(
                    contestant,
                    data,
                    warmUp,
                    forms,
                    through -> jixiao.terminal().passing("%s %d %d".formatted(contestant.name(), round, through)));
        } finally {
            delete(data);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
