package org.jixiaoflow.benchmarks.load;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.function.IntConsumer;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jixiaoflow.benchmarks.measure.Latency;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;

/**
 * Sends commands at a fixed rate, whatever comes back. A command's time counts from when it was due: one that must wait until its form
 * is ready for it, because something was slow, is as late as its sender would find it.
 */
public final class OpenLoopLoad implements AutoCloseable {

    /** Between two commands of a form, if nothing is slow. */
    private static final Duration BETWEEN = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Traffic traffic;

    public OpenLoopLoad(String bootstrapServers, TopicSerdes serdes) {
        traffic = new Traffic(
                bootstrapServers, serdes, List.of(Topics.FORM_OUTCOMES, Topics.FORM_SCORES, Topics.FORM_EVENTS));
    }

    /** Told when a journal entry can be read. */
    @FunctionalInterface
    public interface Entries {
        void readable(int partition, long offset, long nanoTime);
    }

    /**
     * What was measured.
     *
     * @param outcome from when a command was due to its outcome
     * @param score from when an approval was due to the form's score
     */
    public record Latencies(Latency outcome, Latency score) {}

    /**
     * Sends for some time and waits for what comes of it.
     *
     * @param first number of the first form; none may have been taken before
     * @param progress told how many commands were sent
     */
    public Latencies run(int first, int perSecond, Duration time, Entries entries, IntConsumer progress) {
        var run = new Run(first, perSecond, entries);
        var gap = Duration.ofSeconds(1).toNanos() / perSecond;
        var begun = System.nanoTime();
        var commands = (int) (time.toNanos() / gap);
        for (var sent = 0; sent < commands; ) {
            while (sent < commands && System.nanoTime() - begun >= sent * gap) {
                run.due(begun + sent * gap);
                sent++;
            }
            traffic.receive(run::receive);
            progress.accept(sent);
        }
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!run.isComplete()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%d commands have no outcome".formatted(run.due.size()));
            }
            traffic.receive(run::receive);
        }
        return new Latencies(Latency.of(run.outcomes), Latency.of(run.scores));
    }

    @Override
    public void close() {
        traffic.close();
    }

    private final class Run {

        private final Entries entries;
        private final Histogram outcomes = Latency.histogram();
        private final Histogram scores = Latency.histogram();
        private final Queue<Journey> waiting = new ArrayDeque<>();
        private final Map<Journey, Integer> versions = new HashMap<>();
        private final Map<Journey, List<Long>> due = new HashMap<>();
        private final Map<Journey, Long> approvals = new HashMap<>();
        private int next;

        Run(int first, int perSecond, Entries entries) {
            this.entries = entries;
            this.next = first;
            for (var i = 0; i < perSecond * BETWEEN.toSeconds(); i++) {
                waiting.add(new Journey(next++));
            }
        }

        /** The next command of the form that waits longest; at once if the form's last one is decided, else as soon as it is. */
        void due(long time) {
            var journey = waiting.remove();
            var dues = due.computeIfAbsent(journey, of -> new ArrayList<>());
            dues.add(time);
            if (dues.size() == 1) {
                send(journey, time);
            }
            var last = versions.getOrDefault(journey, 0) + dues.size();
            waiting.add(last < journey.steps().size() ? journey : new Journey(next++));
        }

        private void send(Journey journey, long time) {
            var step = journey.steps().get(versions.getOrDefault(journey, 0));
            if (step == Step.APPROVE) {
                approvals.put(journey, time);
            }
            traffic.send(journey, step);
        }

        void receive(ConsumerRecord<byte[], byte[]> received) {
            var now = System.nanoTime();
            if (received.topic().equals(Topics.FORM_EVENTS.name())) {
                entries.readable(received.partition(), received.offset(), now);
            } else if (received.topic().equals(Topics.FORM_SCORES.name())) {
                var approved = approvals.remove(Journey.of(Traffic.key(received)));
                if (approved != null) {
                    scores.recordValue(now - approved);
                }
            } else {
                decided(traffic.arrival(received), now);
            }
        }

        private void decided(Traffic.Arrival arrival, long now) {
            var journey = arrival.journey();
            var dues = due.getOrDefault(journey, List.of());
            outcomes.recordValue(now - dues.get(0));
            dues.remove(0);
            versions.put(journey, arrival.version());
            if (dues.isEmpty()) {
                due.remove(journey);
            } else {
                send(journey, dues.get(0));
            }
        }

        boolean isComplete() {
            return due.isEmpty() && approvals.isEmpty();
        }
    }
}
