package org.jixiaoflow.benchmarks.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jixiaoflow.benchmarks.comparison.Contestant;
import org.jixiaoflow.benchmarks.comparison.Round;
import org.jixiaoflow.cli.Jixiao;
import tools.jackson.databind.json.JsonMapper;

/**
 * Contestants one after the other, again and again, so that what disturbs the machine for a while disturbs all. Each has a process of its own for
 * each round, so that none finds code compiled or memory filled by another; another one begins in each round.
 *
 * @param arguments what each process is told besides who runs and where its round is to be kept
 */
record Contest(List<Contestant> contestants, int rounds, List<String> arguments) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * Runs all.
     *
     * @param soFar told after each round
     */
    Map<String, List<Round>> run(Path scratch, Consumer<Map<String, List<Round>>> soFar) {
        var results = new LinkedHashMap<String, List<Round>>();
        contestants.forEach(contestant -> results.put(contestant.title(), new ArrayList<>()));
        for (var round = 0; round < rounds; round++) {
            for (var place = 0; place < contestants.size(); place++) {
                var contestant = contestants.get((round + place) % contestants.size());
                results.computeIfAbsent(contestant.title(), title -> new ArrayList<>())
                        .add(alone(contestant, round + 1, scratch.resolve("round.json")));
                soFar.accept(results);
            }
        }
        return results;
    }

    private Round alone(Contestant contestant, int round, Path result) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Jixiao.class.getName(), "bench"));
        command.addAll(arguments);
        command.addAll(List.of(
                "--only",
                contestant.name(),
                "--flush",
                contestant.flushed() ? "on" : "off",
                "--round",
                String.valueOf(round),
                "--alone",
                result.toString()));
        try {
            var process = new ProcessBuilder(command).inheritIO().start();
            var stop = new Thread(process::destroy, "stop");
            Runtime.getRuntime().addShutdownHook(stop);
            var code = process.waitFor();
            Runtime.getRuntime().removeShutdownHook(stop);
            if (code != 0) {
                throw new IllegalStateException(
                        "Round %d of %s ended with %d".formatted(round, contestant.title(), code));
            }
            return JSON.readValue(result, Round.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
