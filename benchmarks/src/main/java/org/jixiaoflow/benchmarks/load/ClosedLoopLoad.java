package org.jixiaoflow.benchmarks.load;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;

/** Keeps many forms on their way at once, each one's next command sent when the outcome of the last is seen, until all are scored. */
public final class ClosedLoopLoad implements AutoCloseable {

    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private final Traffic traffic;

    public ClosedLoopLoad(String bootstrapServers, TopicSerdes serdes) {
        traffic = new Traffic(bootstrapServers, serdes, List.of(Topics.FORM_OUTCOMES, Topics.FORM_SCORES));
    }

    /**
     * Takes forms all the way.
     *
     * @param first number of the first; none may have been taken before
     * @param atOnce how many are on their way at any time
     * @param progress told how many are scored
     */
    public void take(int first, int forms, int atOnce, IntConsumer progress) {
        var run = new Run(first, forms);
        for (var i = 0; i < Math.min(atOnce, forms); i++) {
            run.depart();
        }
        while (run.scored.cardinality() < forms) {
            traffic.receive(run::receive);
            progress.accept(run.scored.cardinality());
            run.life.require("%d of %d forms are scored".formatted(run.scored.cardinality(), forms));
        }
    }

    /** Saves forms and leaves them drafts. */
    public void save(int first, int forms, int atOnce, IntConsumer progress) {
        var saved = new BitSet();
        var life = new Life();
        for (var sent = 0; saved.cardinality() < forms; ) {
            for (var until = Math.min(forms, saved.cardinality() + atOnce); sent < until; sent++) {
                traffic.send(new Journey(first + sent), Step.SAVE);
            }
            traffic.receive(received -> {
                if (received.topic().equals(Topics.FORM_OUTCOMES.name())) {
                    life.sign();
                    saved.set(traffic.arrival(received).journey().number() - first);
                }
            });
            progress.accept(saved.cardinality());
            life.require("%d of %d forms are saved".formatted(saved.cardinality(), forms));
        }
    }

    @Override
    public void close() {
        traffic.close();
    }

    private final class Run {

        private final int first;
        private final int end;
        private final BitSet scored = new BitSet();
        private int next;
        private final Life life = new Life();

        Run(int first, int forms) {
            this.first = first;
            this.end = first + forms;
            this.next = first;
        }

        void depart() {
            if (next < end) {
                traffic.send(new Journey(next++), Step.SAVE);
            }
        }

        void receive(ConsumerRecord<byte[], byte[]> received) {
            life.sign();
            if (received.topic().equals(Topics.FORM_SCORES.name())) {
                scored.set(Journey.of(Traffic.key(received)).number() - first);
                return;
            }
            var arrival = traffic.arrival(received);
            var steps = arrival.journey().steps();
            if (arrival.version() < steps.size()) {
                traffic.send(arrival.journey(), steps.get(arrival.version()));
            } else {
                depart();
            }
        }
    }

    /** Whether anything still comes. */
    private static final class Life {

        private long lastSign = System.nanoTime();

        void sign() {
            lastSign = System.nanoTime();
        }

        void require(String soFar) {
            if (System.nanoTime() - lastSign > LONGEST_SILENCE.toNanos()) {
                throw new IllegalStateException(
                        "Nothing has come for %d s; %s".formatted(LONGEST_SILENCE.toSeconds(), soFar));
            }
        }
    }
}
