package org.jixiaoflow.benchmarks.crash;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jixiaoflow.benchmarks.measure.AtExit;
import org.jixiaoflow.cli.check.Checker;
import org.jixiaoflow.cli.check.Report;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.Component;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.schemas.reading.TopicReader;

/** Round after round something happens to a stack under load; at the end everything must be as if nothing had. */
public final class Crash {

    private static final Duration CALM = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    /** Once everything is back nobody waits longer for an answer. */
    public static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);

    private static final int AT_ONCE = 24;
    /** So many answers show that a stack works again. */
    private static final int SIGNS_OF_LIFE = 50;

    private Crash() {}

    /**
     * A round.
     *
     * @param hit the parts it happened to
     * @param back until everything listens and commands are answered again
     * @param answered from when everything listened again until all that had been sent by then was answered
     * @param answers commands answered so far
     */
    public record Round(int number, Fault fault, Set<Component> hit, Duration back, Duration answered, long answers) {

        /** What happened, as in the message bundles. */
        public String what() {
            return fault.name();
        }
    }

    /**
     * What is left.
     *
     * @param leftOut what this machine doesn't let us do
     * @param commands different ones that were sent
     * @param repeats times one was sent again
     * @param late rounds after which an answer took longer than {@link #LONGEST_ANSWER}
     * @param broken promises to the client that the journal doesn't keep
     * @param report of the invariants
     */
    public record Result(
            List<Round> rounds,
            List<String> leftOut,
            int commands,
            long repeats,
            long accepted,
            long refused,
            Duration took,
            List<Integer> late,
            List<String> broken,
            Report report) {

        /** Whether everything is as if nothing had happened. */
        public boolean isSound() {
            return late.isEmpty() && broken.isEmpty() && report.violated() == 0;
        }
    }

    /**
     * Starts a stack on {@code data} and lets things happen to it.
     *
     * @param seed the same one strikes the same parts in the same order
     * @param only names of the faults to choose from; none for all
     * @param told after each round
     */
    public static Result run(Path data, int rounds, long seed, List<String> only, Consumer<Round> told) {
        var fleet = new Fleet(data, Ports.free());
        var atExit = AtExit.stop(fleet::close);
        try {
            fleet.start();
            return run(fleet, rounds, new Random(seed), only, told);
        } finally {
            atExit.cancel();
            fleet.close();
        }
    }

    private static Result run(Fleet fleet, int rounds, Random random, List<String> only, Consumer<Round> told) {
        var begun = System.nanoTime();
        var kafka = fleet.addresses().kafka();
        var serdes = new RegistrySerdes(fleet.addresses().registry());
        serdes.register(Topics.all());
        var ledger = new Ledger();
        var client = new Client(kafka, serdes, ledger, AT_ONCE);
        client.start();
        recovered(fleet, client);
        var possible = Stream.of(Fault.values())
                .filter(fault -> fault.isPossible(fleet))
                .filter(fault -> only.isEmpty() || only.contains(fault.name()))
                .toList();
        var done = new ArrayList<Round>();
        for (var number = 1; number <= rounds; number++) {
            Fleet.pause(Fault.upTo(random, CALM));
            var fault = Fault.one(random, possible);
            var hit = fault.strike(fleet, random);
            var struck = System.nanoTime();
            await(fleet, client, fleet::supervise, "A part doesn't listen any more");
            var answered = answered(fleet, client);
            recovered(fleet, client);
            var back = Duration.ofNanos(System.nanoTime() - struck);
            var round = new Round(number, fault, hit, back, answered, client.answers());
            done.add(round);
            told.accept(round);
        }
        client.finish();
        await(fleet, client, () -> !client.isAlive(), "%d commands were never answered".formatted(client.open()));
        read(kafka, serdes, ledger);
        var report = new Checker(kafka, serdes, fleet.views()).check();
        return new Result(
                List.copyOf(done),
                Stream.of(Fault.values())
                        .filter(fault -> !fault.isPossible(fleet))
                        .map(Fault::name)
                        .toList(),
                ledger.commands(),
                ledger.repeats(),
                ledger.answers(OutcomeStatus.ACCEPTED),
                ledger.answers(OutcomeStatus.REFUSED),
                Duration.ofNanos(System.nanoTime() - begun),
                done.stream()
                        .filter(round -> round.answered().compareTo(LONGEST_ANSWER) > 0)
                        .map(Round::number)
                        .toList(),
                ledger.violations(),
                report);
    }

    private static Duration answered(Fleet fleet, Client client) {
        var listening = System.nanoTime();
        var sent = client.unanswered();
        await(fleet, client, () -> client.hasAnswersTo(sent), "Commands sent before are not answered any more");
        return Duration.ofNanos(System.nanoTime() - listening);
    }

    private static void recovered(Fleet fleet, Client client) {
        var before = client.answers();
        await(fleet, client, () -> client.answers() >= before + SIGNS_OF_LIFE, "The stack doesn't answer any more");
        await(fleet, client, fleet::supervise, "A part doesn't listen any more");
    }

    private static void await(Fleet fleet, Client client, BooleanSupplier until, String complaint) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!until.getAsBoolean()) {
            client.requireHealthy();
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(complaint);
            }
            fleet.supervise();
            Fleet.pause(LOOK_AGAIN);
        }
        client.requireHealthy();
    }

    private static void read(String kafka, RegistrySerdes serdes, Ledger ledger) {
        try (var entries = serdes.of(Topics.FORM_EVENTS).deserializer()) {
            TopicReader.of(kafka)
                    .read(
                            Topics.FORM_EVENTS.name(),
                            received -> ledger.entry(entries.deserialize(received.topic(), received.value())));
        }
    }
}
