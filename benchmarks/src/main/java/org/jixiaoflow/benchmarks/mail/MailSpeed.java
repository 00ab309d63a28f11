package org.jixiaoflow.benchmarks.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jixiaoflow.benchmarks.load.OpenLoopLoad;
import org.jixiaoflow.benchmarks.measure.Latency;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.Progress;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topics;

/**
 * How long after a command's outcome can be read each mail about it is with the mail server, while commands come at a fixed rate. Each
 * department and each stage is one person, who hears everything at once.
 *
 * @param mails that were asked for
 * @param missing of those the mail server never had
 * @param latency of the others
 */
public record MailSpeed(int perSecond, int seconds, int mails, int missing, Latency latency) {

    /** By when 95 of 100 should be there, in milliseconds. */
    public static final int GOAL = 5_000;

    private static final int DEPARTMENTS = 100;
    private static final int WARM_UP = 500_000;
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final String HOST = "spring.mail.host";
    private static final String PORT = "spring.mail.port";

    /**
     * Measures it on a stack of its own.
     *
     * @param progress told how many commands were sent
     */
    public static MailSpeed run(Path data, int perSecond, Duration time, IntConsumer progress) throws IOException {
        var identity = Files.createDirectories(data.resolve("identity"));
        Files.writeString(identity.resolve("people.yml"), people());
        try (var server = new MailServer()) {
            System.setProperty(HOST, "127.0.0.1");
            System.setProperty(PORT, String.valueOf(server.port()));
            try (var stack = LocalStack.start(data, Ports.free(), Progress.SILENT)) {
                return measure(stack, server, perSecond, time, progress);
            } finally {
                System.clearProperty(HOST);
                System.clearProperty(PORT);
            }
        }
    }

    private static MailSpeed measure(
            LocalStack stack, MailServer server, int perSecond, Duration time, IntConsumer progress) {
        var serdes = new RegistrySerdes(stack.addresses().registry());
        serdes.register(Topics.all());
        var kafka = stack.addresses().kafka();
        try (var warmUp = new Decisions(kafka);
                var load = new OpenLoopLoad(kafka, serdes)) {
            load.run(
                    WARM_UP,
                    perSecond,
                    time.compareTo(LONGEST_WARM_UP) < 0 ? time : LONGEST_WARM_UP,
                    (partition, offset, nanos) -> {},
                    sent -> {});
            await(warmUp, server);
        }
        try (var decisions = new Decisions(kafka);
                var load = new OpenLoopLoad(kafka, serdes)) {
            load.run(0, perSecond, time, (partition, offset, nanos) -> {}, progress);
            await(decisions, server);
            return result(decisions, server, perSecond, time);
        }
    }

    /** Until every mail is there that was asked for, and none has been asked for in a while. */
    private static void await(Decisions decisions, MailServer server) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var quiet = 0;
        for (var asked = -1; quiet < 20 && System.nanoTime() < deadline; pause()) {
            var now = decisions.mails().keySet();
            quiet = now.size() == asked && server.arrivals().keySet().containsAll(now) ? quiet + 1 : 0;
            asked = now.size();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while mails were awaited", e);
        }
    }

    private static MailSpeed result(Decisions decisions, MailServer server, int perSecond, Duration time) {
        var histogram = Latency.histogram();
        var missing = 0;
        var mails = 0;
        for (var mail : decisions.mails().entrySet()) {
            var decided = decisions.decided().get(mail.getValue());
            if (decided == null) {
                continue; // of what was decided before the measurement began
            }
            mails++;
            var arrived = server.arrivals().get(mail.getKey());
            if (arrived == null) {
                missing++;
            } else {
                histogram.recordValue(Math.max(0, arrived - decided));
            }
        }
        return new MailSpeed(perSecond, (int) time.toSeconds(), mails, missing, Latency.of(histogram));
    }

    /** Whether all came, and soon enough. */
    public boolean isMet() {
        return missing == 0 && latency.p95() <= GOAL;
    }

    /** A clerk for each department of the load, and a reviewer for each stage of the route. */
    private static String people() {
        var clerks = IntStream.range(0, DEPARTMENTS)
                .mapToObj("department-%02d"::formatted)
                .map(
                        "    - { id: clerk-%1$s, name: %1$s, roles: [clerk], regions: [\"*\"], department: %1$s }"
                                ::formatted);
        var reviewers = Stream.of("SUPERVISING_DEPARTMENT", "FINANCE_DIVISION", "PERFORMANCE_DIVISION")
                .map(
                        "    - { id: at-%1$s, name: %1$s, roles: [final-reviewer], regions: [\"*\"], stages: [%1$s] }"
                                ::formatted);
        return Stream.concat(clerks, reviewers).collect(Collectors.joining("\n", "identity:\n  people:\n", "\n"));
    }
}
