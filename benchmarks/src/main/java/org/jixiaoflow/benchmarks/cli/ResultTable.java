package org.jixiaoflow.benchmarks.cli;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jixiaoflow.benchmarks.comparison.Footprint;
import org.jixiaoflow.benchmarks.comparison.Latencies;
import org.jixiaoflow.benchmarks.comparison.Rescoring;
import org.jixiaoflow.benchmarks.comparison.Round;
import org.jixiaoflow.benchmarks.comparison.Scale;
import org.jixiaoflow.benchmarks.comparison.ScaleOut;
import org.jixiaoflow.benchmarks.measure.Latency;
import org.jixiaoflow.benchmarks.measure.Range;
import org.jixiaoflow.cli.Messages;
import org.jixiaoflow.cli.Terminal;
import org.jixiaoflow.cli.TextTable;

/** Tells a person what was measured: lowest, middle and highest of the rounds. */
final class ResultTable {

    private static final String PIPELINE = "pipeline";
    private static final String UNFLUSHED = "-unflushed";
    private static final int LEAST_BYTES = 20;
    private static final int PERCENT = 100;

    private final Messages messages;
    private final Terminal terminal;

    ResultTable(Messages messages, Terminal terminal) {
        this.messages = messages;
        this.terminal = terminal;
    }

    /** What people call a contestant. */
    static String title(Messages messages, String title) {
        var unflushed = title.endsWith(UNFLUSHED);
        var name = messages.say("bench.contestant." + (unflushed ? title.replace(UNFLUSHED, "") : title));
        return unflushed ? messages.say("bench.unflushed", name) : name;
    }

    void print(Result result) {
        if (result.rescoring() != null) {
            rescoring(result.rescoring());
            return;
        }
        var rows = new ArrayList<List<String>>();
        var header = new ArrayList<String>();
        header.add(messages.say("bench.header", result.processors()));
        result.rounds().keySet().forEach(title -> header.add(title(messages, title)));
        rows.add(header);
        rows.add(row("forms-per-second", result, Round::formsPerSecond));
        rows.add(row("decided-per-second", result, Round::decidedPerSecond));
        rows.add(row("commands-per-second", result, Round::commandsPerSecond));
        rows.add(row("records-per-second", result, Round::recordsPerSecond));
        rows.add(row("cpu-per-form", result, Round::cpuMillisPerForm));
        rows.add(row("round-forms", result, Round::forms));
        rows.add(row("round-seconds", result, Round::seconds));
        rows.add(row("start", result, Round::startSeconds));
        rows.add(row("memory", result, Round::megabytes));
        TextTable.lines(rows).forEach(terminal::line);
        ratios(result);
        footprint(result);
        if (result.latencies() != null) {
            latencies(result.latencies());
        }
        if (!result.scales().isEmpty()) {
            scales(result.scales());
        }
    }

    private void ratios(Result result) {
        result.rounds().forEach((title, theirs) -> {
            var mode = title.endsWith(UNFLUSHED) ? UNFLUSHED : "";
            var ours = result.rounds().get(PIPELINE + mode);
            if (ours != null && ours != theirs) {
                terminal.line(messages.say(
                        "bench.ratio",
                        title(messages, title),
                        text(ratio(ours, theirs, Round::formsPerSecond)),
                        text(ratio(ours, theirs, Round::decidedPerSecond))));
                terminal.line(messages.say(
                        "bench.cpu-ratio", title(messages, title), text(ratio(theirs, ours, Round::cpuMillisPerForm))));
            }
        });
    }

    /** Of the last round: bytes differ little from one to the next. */
    private void footprint(Result result) {
        var ours = result.rounds().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PIPELINE))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
        var footprint = ours.isEmpty() ? null : ours.get(ours.size() - 1).perForm();
        if (footprint == null) {
            return;
        }
        var topics = new ArrayList<List<String>>();
        topics.add(List.of(messages.say("bench.topics-header").split("\\|")));
        footprint.topics().entrySet().stream()
                .filter(topic -> topic.getValue().bytes() >= LEAST_BYTES)
                .sorted(comparingDouble(topic -> -topic.getValue().bytes()))
                .forEach(topic -> topics.add(row(topic.getKey(), topic.getValue())));
        topics.add(row(messages.say("bench.topics"), footprint.contract()));
        topics.add(row(messages.say("bench.changelogs"), footprint.changelogs()));
        TextTable.lines(topics).forEach(terminal::line);
        var tables = new ArrayList<List<String>>();
        tables.add(List.of(messages.say("bench.tables-header").split("\\|")));
        footprint.tables().entrySet().stream()
                .filter(table -> table.getValue().all() >= LEAST_BYTES)
                .sorted(comparingDouble(table -> -table.getValue().all()))
                .forEach(table -> tables.add(row(table.getKey(), table.getValue())));
        tables.add(row(messages.say("bench.tables"), footprint.allTables()));
        TextTable.lines(tables).forEach(terminal::line);
        terminal.line(messages.say("bench.database-log", bytes(footprint.databaseLog())));
    }

    private static List<String> row(String name, Footprint.Log log) {
        return List.of(name, text(log.records()), bytes(log.bytes()), bytes(log.kept()));
    }

    private static List<String> row(String name, Footprint.Table table) {
        return List.of(
                name,
                bytes(table.rows()),
                bytes(table.apart()),
                bytes(table.indexes()),
                bytes(table.all()),
                text(table.changes()),
                text(table.inPlace()));
    }

    private static String bytes(double bytes) {
        return String.format(Locale.ROOT, "%,.0f", bytes);
    }

    private void latencies(Latencies latencies) {
        terminal.line(messages.say("bench.latencies", latencies.commandsPerSecond()));
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("", "n", "p50", "p95", "p99", "max"));
        rows.add(row("outcome", latencies.outcome()));
        rows.add(row("score", latencies.score()));
        rows.add(row("view", latencies.view()));
        TextTable.lines(rows).forEach(terminal::line);
    }

    private void rescoring(Rescoring rescoring) {
        terminal.line(messages.say(
                "bench.rescored",
                rescoring.forms(),
                text(rescoring.scoredPerSecond()),
                text(rescoring.rescoredPerSecond()),
                text(rescoring.effectSeconds())));
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("", "n", "p50", "p95", "p99", "max"));
        rows.add(row("score-quiet", rescoring.quiet()));
        rows.add(row("score-meanwhile", rescoring.meanwhile()));
        TextTable.lines(rows).forEach(terminal::line);
        var audit = rescoring.audit();
        terminal.line(messages.say(
                audit.isSound() ? "bench.audit-sound" : "bench.audit-unsound",
                audit.checked(),
                audit.missing(),
                audit.wrong()));
    }

    private void scales(List<Scale> scales) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(messages.say("bench.scale-header").split("\\|")));
        scales.forEach(scale -> rows.add(List.of(
                String.format(Locale.ROOT, "%,d", scale.state()),
                text(scale.savedPerSecond()),
                text(scale.shownPerSecond()),
                text(scale.cpuMillisPerCommand()),
                text(scale.formsPerSecond()),
                text(scale.rebuiltPerSecond()),
                text(scale.restartSeconds()),
                text(scale.megabytes()),
                text(scale.storeMegabytes()),
                text(scale.diskMegabytes()))));
        TextTable.lines(rows).forEach(terminal::line);
    }

    /** Tells what several instances did. */
    void print(List<ScaleOut> measured) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(messages.say("bench.instances-header").split("\\|")));
        measured.forEach(each -> rows.add(List.of(
                String.valueOf(each.instances()),
                text(each.round().formsPerSecond()),
                text(each.round().decidedPerSecond()),
                text(each.round().cpuMillisPerForm()),
                text(each.round().megabytes()),
                text(each.idle() * PERCENT),
                text(each.round().startSeconds()),
                text(each.takeover().first()),
                text(each.takeover().last()),
                String.valueOf(each.violated()))));
        TextTable.lines(rows).forEach(terminal::line);
    }

    private List<String> row(String key, Latency latency) {
        return List.of(
                messages.say("bench." + key),
                String.format(Locale.ROOT, "%,d", latency.count()),
                text(latency.p50()),
                text(latency.p95()),
                text(latency.p99()),
                text(latency.max()));
    }

    /** One contestant's rounds beside the same rounds of another. */
    static Range ratio(List<Round> one, List<Round> other, ToDoubleFunction<Round> measure) {
        return Range.of(IntStream.range(0, Math.min(one.size(), other.size()))
                .mapToObj(round -> measure.applyAsDouble(one.get(round)) / measure.applyAsDouble(other.get(round)))
                .toList());
    }

    private List<String> row(String key, Result result, ToDoubleFunction<Round> measure) {
        var row = new ArrayList<String>();
        row.add(messages.say("bench." + key));
        result.rounds()
                .values()
                .forEach(rounds -> row.add(text(
                        Range.of(rounds.stream().map(measure::applyAsDouble).toList()))));
        return row;
    }

    static String text(Range range) {
        return "%s – %s – %s".formatted(text(range.min()), text(range.median()), text(range.max()));
    }

    private static String text(double number) {
        var pattern = number >= 100 ? "%,.0f" : number >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, pattern, number);
    }
}
