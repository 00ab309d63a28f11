package org.jixiaoflow.review.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.lifecycle.Decider;
import org.jixiaoflow.review.notification.NotificationRules;
import org.jixiaoflow.review.workflow.Workflow;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.support.streams.StreamsApplication;
import org.jixiaoflow.support.streams.StreamsSettings;

/** The pipeline in a process of its own, so that it can be killed. Which moment it is stands in a file. */
final class RemindingProcess {

    private static final Map<String, String> SHORT_SESSIONS = Map.of(
            "consumer.session.timeout.ms", "1500",
            "consumer.heartbeat.interval.ms", "400",
            "producer.transaction.timeout.ms", "5000");

    /** So few at a time that whoever is killed is in the middle. */
    private static final PipelineSettings SETTINGS = new PipelineSettings(
            Duration.ofDays(190), Duration.ofDays(1), 1000, 1_000_000, 250_000, Duration.ofMillis(20), 2);

    private RemindingProcess() {}

    /**
     * Starts one.
     *
     * @param memory where its state lies; one that was killed comes back to its own
     */
    static Process start(String brokers, Path memory, Path moment) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            RemindingProcess.class.getName(),
                            brokers,
                            memory.toString(),
                            moment.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs until it is killed. */
    public static void main(String[] arguments) {
        var moment = Path.of(arguments[2]);
        var templates = RemindersTest.templates();
        var rules = new NotificationRules(templates, Samples.calendar());
        var topology = new ReviewTopology(
                        new UnregisteredSerdes(),
                        new Decider(new Workflow(), templates, Samples.calendar()),
                        rules,
                        new Reminding(templates, Samples.calendar(), rules, () -> 2, millis -> read(moment)),
                        SETTINGS)
                .build();
        var streams = new StreamsSettings(
                "reminders-crash-it", Path.of(arguments[1]), 1, 0, Duration.ofMillis(50), 0, SHORT_SESSIONS, Map.of());
        new StreamsApplication(topology, streams.on(Map.of("bootstrap.servers", arguments[0]))).start();
    }

    private static Instant read(Path moment) {
        try {
            return Instant.parse(Files.readString(moment, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
