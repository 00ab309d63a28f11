package org.jixiaoflow.benchmarks.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jixiaoflow.benchmarks.comparison.Contestant;
import org.jixiaoflow.benchmarks.comparison.Latencies;
import org.jixiaoflow.benchmarks.comparison.Peers;
import org.jixiaoflow.benchmarks.comparison.Pipeline;
import org.jixiaoflow.benchmarks.comparison.Rescoring;
import org.jixiaoflow.benchmarks.comparison.Round;
import org.jixiaoflow.benchmarks.comparison.Scale;
import org.jixiaoflow.benchmarks.comparison.ScaleOut;
import org.jixiaoflow.benchmarks.comparison.Similar;
import org.jixiaoflow.benchmarks.comparison.UpperBound;
import org.jixiaoflow.benchmarks.documents.DepartmentFiles;
import org.jixiaoflow.benchmarks.documents.DocumentSpeed;
import org.jixiaoflow.benchmarks.documents.HostileReading;
import org.jixiaoflow.benchmarks.load.Journey;
import org.jixiaoflow.benchmarks.mail.MailSpeed;
import org.jixiaoflow.benchmarks.measure.Latency;
import org.jixiaoflow.benchmarks.measure.TempDirectory;
import org.jixiaoflow.benchmarks.pages.DashboardSpeed;
import org.jixiaoflow.benchmarks.pages.PageSpeed;
import org.jixiaoflow.cli.CommandPlugin;
import org.jixiaoflow.cli.Jixiao;
import org.jixiaoflow.cli.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Measures the pipeline beside what limits it and beside other engines. */
@Command(name = "bench", mixinStandardHelpOptions = true)
public final class BenchCommand implements CommandPlugin {

    private static final int FORMS = 6000;
    private static final int DOCUMENT_SECONDS = 8;
    private static final int FILE_SECONDS = 2;
    private static final double MEBIBYTE = 1024.0 * 1024;
    private static final double KIBIBYTE = 1 << 10;

    @ParentCommand
    private Jixiao jixiao;

    @Spec
    private CommandSpec command;

    @Option(names = "--warm-up", paramLabel = "N", defaultValue = "10000", descriptionKey = "bench.warm-up")
    private int warmUp;

    @Option(names = "--forms", paramLabel = "N", descriptionKey = "bench.forms")
    private @Nullable Integer fixed;

    @Option(names = "--window", paramLabel = "N", defaultValue = "60", descriptionKey = "bench.window")
    private int window;

    @Option(names = "--units", paramLabel = "N", defaultValue = "1", descriptionKey = "bench.units")
    private int units;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "3", descriptionKey = "bench.rounds")
    private int rounds;

    @Option(names = "--at-once", paramLabel = "N", defaultValue = "2000", descriptionKey = "bench.at-once")
    private int atOnce;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "50", descriptionKey = "bench.rate")
    private int rate;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "60", descriptionKey = "bench.seconds")
    private int seconds;

    @Option(names = "--approvals", paramLabel = "N", defaultValue = "0", descriptionKey = "bench.approvals")
    private int approvals;

    @Option(names = "--state", paramLabel = "N", split = ",", descriptionKey = "bench.state")
    private List<Integer> state = List.of();

    @Option(names = "--journeys", descriptionKey = "bench.journeys")
    private boolean journeys;

    @Option(names = "--instances", paramLabel = "N", split = ",", descriptionKey = "bench.instances")
    private List<Integer> instances = List.of();

    @Option(names = "--partitions", paramLabel = "N", defaultValue = "24", descriptionKey = "bench.partitions")
    private int partitions;

    @Option(names = "--rescore", paramLabel = "N", descriptionKey = "bench.rescore")
    private int rescore;

    @Option(names = "--documents", paramLabel = "FILE", descriptionKey = "bench.documents")
    private @Nullable Path documents;

    @Option(names = "--files", paramLabel = "DIR", descriptionKey = "bench.files")
    private @Nullable Path files;

    @Option(names = "--hostile", descriptionKey = "bench.hostile")
    private boolean hostile;

    @Option(names = "--similar", paramLabel = "N", descriptionKey = "bench.similar")
    private int similar;

    @Option(names = "--pages", descriptionKey = "bench.pages")
    private boolean pages;

    @Option(names = "--dashboard", descriptionKey = "bench.dashboard")
    private boolean dashboard;

    @Option(names = "--viewers", paramLabel = "N", defaultValue = "20", descriptionKey = "bench.viewers")
    private int viewers;

    @Option(names = "--mail", descriptionKey = "bench.mail")
    private boolean mail;

    @Option(names = "--pipeline-only", descriptionKey = "bench.pipeline-only")
    private boolean pipelineOnly;

    @Option(names = "--peers", descriptionKey = "bench.peers")
    private boolean peers;

    @Option(names = "--only", paramLabel = "NAME", split = ",", descriptionKey = "bench.only")
    private List<String> only = List.of();

    @Option(names = "--flush", paramLabel = "on|off|both", descriptionKey = "bench.flush")
    private @Nullable Flush flush;

    @Option(names = "--alone", hidden = true)
    private @Nullable Path alone;

    @Option(names = "--round", hidden = true)
    private int round;

    @Option(names = "--recorded", hidden = true)
    private @Nullable Path recorded;

    @Option(names = "--json", paramLabel = "FILE", descriptionKey = "bench.json")
    private @Nullable Path json;

    /** Whether what was answered is on the disk. */
    enum Flush {
        on,
        off,
        both
    }

    @Override
    public Integer call() throws IOException {
        require("--forms", forms(), 1);
        require("--window", window, 1);
        require("--units", units, 1);
        require("--approvals", approvals, 0);
        require("--warm-up", warmUp, 0);
        require("--rounds", rounds, 1);
        require("--at-once", atOnce, 1);
        require("--rate", rate, 1);
        require("--seconds", seconds, 0);
        require("--rescore", rescore, 0);
        require("--viewers", viewers, 1);
        state.forEach(size -> require("--state", size, 1));
        instances.forEach(count -> require("--instances", count, 1));
        require("--partitions", partitions, instances.stream().reduce(1, Math::max));
        if (documents != null) {
            tell(DocumentSpeed.measure(documents, Duration.ofSeconds(DOCUMENT_SECONDS)));
            return 0;
        }
        if (files != null) {
            tell(DepartmentFiles.measure(files, Duration.ofSeconds(FILE_SECONDS)));
            return 0;
        }
        if (hostile) {
            return hostile();
        }
        if (pages) {
            tell(pages());
            return 0;
        }
        if (dashboard) {
            return dashboard();
        }
        if (mail) {
            return mail();
        }
        System.setProperty(Journey.UNITS, String.valueOf(units));
        if (!instances.isEmpty()) {
            return instances();
        }
        if (alone != null) {
            new ResultFile(alone).keep(round());
            return 0;
        }
        var pipeline = new Pipeline(atOnce, false);
        if (similar > 0) {
            tell(similar(pipeline));
            return 0;
        }
        var result = rescore > 0 ? Result.of(Map.of(), null, List.of(), rescoring(pipeline)) : contest(pipeline);
        jixiao.terminal().passed();
        new ResultTable(jixiao.words(), jixiao.terminal()).print(result);
        keep(result);
        return 0;
    }

    private int forms() {
        return fixed == null ? FORMS : fixed;
    }

    private void require(String option, int value, int least) {
        if (value < least) {
            throw new ParameterException(
                    command.commandLine(), jixiao.words().say("bench.too-small", option, value, least));
        }
    }

    private void tell(DocumentSpeed speed) {
        jixiao.terminal()
                .line(jixiao.words()
                        .say(
                                "bench.document-speed",
                                speed.forms(),
                                Math.round(speed.read()),
                                Math.round(speed.checked()),
                                String.format(Locale.ROOT, "%.2f", speed.comparing()),
                                DocumentSpeed.COMPARED));
        keep(speed);
    }

    private void tell(DepartmentFiles measured) {
        var rows = new ArrayList<List<String>>();
        rows.add(Arrays.asList(jixiao.words().say("bench.files-header").split("\\|")));
        measured.kinds()
                .forEach(kind -> rows.add(List.of(
                        "." + kind.ending(),
                        String.valueOf(kind.files()),
                        "%.0f KB".formatted(kind.bytes() / KIBIBYTE / kind.files()),
                        String.format(Locale.ROOT, "%.0f", kind.perSecond()))));
        TextTable.lines(rows).forEach(jixiao.terminal()::line);
        jixiao.terminal()
                .line(jixiao.words()
                        .say(
                                "bench.files-together",
                                measured.together(),
                                String.format(Locale.ROOT, "%.1f", measured.seconds()),
                                measured.megabytes()));
        keep(measured);
    }

    /** Fails if a file was neither refused nor read in time. */
    private int hostile() throws IOException {
        try (var tempDirectory = TempDirectory.create()) {
            var readings = HostileReading.all(
                    tempDirectory.path(), jixiao.words().locale(), name -> tell("bench.reading", name));
            jixiao.terminal().passed();
            var rows = new ArrayList<List<String>>();
            rows.add(Arrays.asList(jixiao.words().say("bench.hostile-header").split("\\|")));
            readings.forEach(reading -> rows.add(List.of(
                    reading.name(),
                    "%.1f MB".formatted(reading.bytes() / MEBIBYTE),
                    reading.answer(),
                    "%.1f".formatted(reading.seconds()),
                    String.valueOf(reading.megabytes()),
                    reading.message())));
            TextTable.lines(rows).forEach(jixiao.terminal()::line);
            keep(readings);
            return readings.stream().allMatch(HostileReading::isAnswered) ? 0 : 1;
        }
    }

    /** Fails if a mail never came or too many came late. */
    private int mail() throws IOException {
        try (var tempDirectory = TempDirectory.create()) {
            var measured = MailSpeed.run(
                    tempDirectory.path(),
                    rate,
                    Duration.ofSeconds(seconds),
                    sent -> tell("bench.pacing", rate, sent, rate * seconds));
            jixiao.terminal().passed();
            jixiao.terminal()
                    .line(jixiao.words()
                            .say("bench.mails", measured.mails(), measured.missing(), rate, MailSpeed.GOAL));
            latency("bench.outcome-to-mail", measured.latency());
            keep(measured);
            return measured.isMet() ? 0 : 1;
        }
    }

    private PageSpeed pages() {
        try (var tempDirectory = TempDirectory.create()) {
            var measured = new ArrayList<PageSpeed.Measured>();
            return PageSpeed.run(tempDirectory.path(), forms(), sent -> tell("bench.saving", sent, forms()), page -> {
                tell(page);
                measured.add(page);
                keep(measured);
            });
        }
    }

    private void tell(PageSpeed.Measured page) {
        jixiao.terminal()
                .line(jixiao.words()
                        .say(
                                "bench.page",
                                page.name(),
                                String.format(
                                        Locale.ROOT, "%.0f", page.latency().p50()),
                                String.format(
                                        Locale.ROOT, "%.0f", page.latency().p95()),
                                page.isMet() ? "≤" : ">",
                                page.kind().goal(),
                                String.format(Locale.ROOT, "%.0f", page.cpu()),
                                String.format(Locale.ROOT, "%.1f", page.calls()),
                                String.format(Locale.ROOT, "%.1f", page.bytes() / KIBIBYTE)));
    }

    private void tell(PageSpeed measured) {
        jixiao.terminal()
                .line(jixiao.words()
                        .say(
                                "bench.pages-first",
                                measured.forms(),
                                String.format(Locale.ROOT, "%.0f", measured.firstVisit() / KIBIBYTE)));
        keep(measured);
    }

    /** Fails if 95 of a hundred dashboards or changes came too late. */
    private int dashboard() throws IOException {
        try (var tempDirectory = TempDirectory.create()) {
            var counties = Math.max(1, forms() / DashboardSpeed.COUNTY);
            var measured = DashboardSpeed.run(
                    tempDirectory.path(),
                    counties,
                    viewers,
                    scored -> tell("bench.scoring", scored, counties * DashboardSpeed.COUNTY));
            jixiao.terminal().passed();
            jixiao.terminal().line(jixiao.words().say("bench.dashboards", measured.forms(), measured.viewers()));
            latency("bench.dashboard-first", measured.first());
            latency("bench.dashboard-saved", measured.saved());
            latency("bench.dashboard-scored", measured.scored());
            keep(measured);
            return measured.isMet() ? 0 : 1;
        }
    }

    /** Fails if anything was lost when an instance was killed. */
    private int instances() {
        var measured = new ArrayList<ScaleOut>();
        for (var count : instances) {
            try (var tempDirectory = TempDirectory.create()) {
                measured.add(ScaleOut.run(
                        tempDirectory.path(),
                        count,
                        partitions,
                        atOnce,
                        new Round.Length(warmUp, fixed, window),
                        this::tell));
                keep(measured);
            }
        }
        jixiao.terminal().passed();
        new ResultTable(jixiao.words(), jixiao.terminal()).print(measured);
        return measured.stream().allMatch(each -> each.violated() == 0) ? 0 : 1;
    }

    private Similar similar(Pipeline pipeline) {
        try (var tempDirectory = TempDirectory.create()) {
            return Similar.run(pipeline, tempDirectory.path(), similar, sent -> tell("bench.saving", sent));
        }
    }

    private void tell(Similar measured) {
        jixiao.terminal().passed();
        jixiao.terminal()
                .line(jixiao.words()
                        .say(
                                "bench.similar-header",
                                measured.forms(),
                                measured.answer().count(),
                                measured.found()));
        latency("bench.similar-answer", measured.answer());
        latency("bench.similar-scan", measured.scan());
        keep(measured);
    }

    private void latency(String key, Latency latency) {
        jixiao.terminal()
                .line("%s  p50 %.1f  p95 %.1f  p99 %.1f  max %.1f"
                        .formatted(
                                jixiao.words().say(key), latency.p50(), latency.p95(), latency.p99(), latency.max()));
    }

    private void keep(Object measured) {
        new ResultFile(json).keep(measured);
    }

    private Result contest(Pipeline pipeline) {
        try (var tempDirectory = TempDirectory.create()) {
            var recording = tempDirectory.path().resolve("recorded");
            var contestants = contestants(recording);
            if (contestants.stream().anyMatch(UpperBound.class::isInstance)) {
                record(pipeline, recording);
            }
            var rounds = new Contest(contestants, this.rounds, arguments(recording))
                    .run(tempDirectory.path(), soFar -> keep(Result.of(soFar, null, List.of(), null)));
            var latencies = seconds() == 0 ? null : latencies(pipeline);
            keep(Result.of(rounds, latencies, List.of(), null));
            return Result.of(rounds, latencies, scales(pipeline), null);
        }
    }

    /** What the processes of rounds are told. */
    private List<String> arguments(Path recording) {
        var all = new ArrayList<String>(List.of(
                "--warm-up",
                String.valueOf(warmUp),
                "--window",
                String.valueOf(window),
                "--units",
                String.valueOf(units),
                "--at-once",
                String.valueOf(atOnce),
                "--recorded",
                recording.toString()));
        if (fixed != null) {
            all.addAll(List.of("--forms", String.valueOf(fixed)));
        }
        if (peers) {
            all.add("--peers");
        }
        return all;
    }

    private List<Contestant> contestants(Path recording) {
        var modes = flush == null
                ? peers ? List.of(true, false) : List.of(false)
                : flush == Flush.both ? List.of(true, false) : List.of(flush == Flush.on);
        var all = modes.stream()
                .flatMap(flushed -> contestants(recording, flushed))
                .toList();
        only.forEach(name -> {
            if (all.stream().noneMatch(contestant -> contestant.name().equals(name))) {
                throw new ParameterException(
                        command.commandLine(), jixiao.words().say("bench.no-such", name));
            }
        });
        return all.stream()
                .filter(contestant -> only.isEmpty() || only.contains(contestant.name()))
                .toList();
    }

    private Stream<Contestant> contestants(Path recording, boolean flushed) {
        var pipeline = Stream.<Contestant>of(new Pipeline(atOnce, flushed));
        if (pipelineOnly) {
            return pipeline;
        }
        var limit = Stream.<Contestant>of(new UpperBound(atOnce, flushed, recording));
        return Stream.of(limit, pipeline, peers ? peers(flushed).stream() : Stream.<Contestant>of())
                .flatMap(each -> each);
    }

    private List<Contestant> peers(boolean flushed) {
        var all = Peers.all(atOnce, flushed);
        if (all.isEmpty()) {
            throw new ParameterException(command.commandLine(), jixiao.words().say("bench.no-peers"));
        }
        return all;
    }

    /** A round in this process, which then ends. */
    private Round round() {
        var contestant = contestants(Objects.requireNonNull(recorded)).get(0);
        var name = ResultTable.title(jixiao.words(), contestant.title());
        tell("bench.starting", round, name);
        try (var tempDirectory = TempDirectory.create()) {
            return Round.run(
                    contestant,
                    tempDirectory.path(),
                    new Round.Length(warmUp, fixed, window),
                    (through, of) -> tell("bench.progress", round, name, through, of));
        } finally {
            jixiao.terminal().passed();
        }
    }

    private Rescoring rescoring(Pipeline pipeline) {
        try (var tempDirectory = TempDirectory.create()) {
            return Rescoring.run(
                    pipeline, tempDirectory.path(), rescore, rate, Duration.ofSeconds(seconds), this::tell);
        }
    }

    /** What the pipeline makes of one period of journeys is what the limit writes again and again. */
    private void record(Pipeline pipeline, Path recording) {
        tell("bench.recording", Journey.PERIOD);
        try (var tempDirectory = TempDirectory.create();
                var running = pipeline.start(tempDirectory.path())) {
            running.take(0, Journey.PERIOD, through -> {});
            running.record(recording);
        }
    }

    /** How long latencies are measured. */
    private int seconds() {
        return approvals == 0
                ? seconds
                : (int) Math.ceil((double) approvals * Journey.commands(0, Journey.PERIOD) / Journey.PERIOD / rate);
    }

    private Latencies latencies(Pipeline pipeline) {
        tell("bench.starting", 0, jixiao.words().say("bench.contestant.pipeline"));
        try (var tempDirectory = TempDirectory.create();
                var running = pipeline.start(tempDirectory.path())) {
            running.take(0, warmUp, through -> {});
            return running.pace(
                    warmUp,
                    rate,
                    Duration.ofSeconds(seconds()),
                    sent -> tell("bench.pacing", rate, sent, rate * seconds()));
        }
    }

    private List<Scale> scales(Pipeline pipeline) {
        if (state.isEmpty()) {
            return List.of();
        }
        try (var tempDirectory = TempDirectory.create()) {
            return Scale.run(
                    pipeline,
                    tempDirectory.path(),
                    state.stream().sorted().toList(),
                    forms(),
                    journeys,
                    (saved, of) -> tell("bench.saving", saved, of));
        }
    }

    private void tell(String key, Object... arguments) {
        jixiao.terminal().passing(jixiao.words().say(key, arguments));
    }
}
