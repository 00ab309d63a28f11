package org.jixiaoflow.benchmarks.comparison;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import org.jixiaoflow.benchmarks.load.ClosedLoopLoad;
import org.jixiaoflow.benchmarks.load.OpenLoopLoad;
import org.jixiaoflow.benchmarks.measure.AtExit;
import org.jixiaoflow.benchmarks.measure.Processes;
import org.jixiaoflow.local.database.DatabaseLogin;
import org.jixiaoflow.local.identity.Person;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.stack.LocalStack;
import org.jixiaoflow.local.stack.Progress;
import org.jixiaoflow.local.stack.StackDatabase;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.Topics;

/** The product, all of it: broker, registry, PostgreSQL, the three services with their views. */
public final class Pipeline implements Contestant {

    static final Person OPERATOR = new Person("operator", "operator", List.of("operator"), null, List.of(), List.of());

    private final int atOnce;
    private final boolean flushed;

    /**
     * The pipeline with so many forms under way.
     *
     * @param flushed whether the broker answers only when the disk has what was written, as no Kafka that is copied to others does
     */
    public Pipeline(int atOnce, boolean flushed) {
        this.atOnce = atOnce;
        this.flushed = flushed;
    }

    @Override
    public String name() {
        return "pipeline";
    }

    @Override
    public boolean flushed() {
        return flushed;
    }

    @Override
    public Stack start(Path data) {
        return new Stack(data, Ports.free());
    }

    /** A running stack. */
    public final class Stack implements Running {

        private final Path data;
        private final LocalStack stack;
        private final AtExit atExit;
        private final Processes processes;
        private final ClosedLoopLoad closedLoopLoad;
        private final Views views;
        private final Footprints footprints;

        private Stack(Path data, Ports ports) {
            this.data = data;
            stack = LocalStack.start(data, ports, Progress.SILENT);
            atExit = AtExit.stop(stack::close);
            Logs.flush(stack.addresses().kafka(), flushed);
            processes = new Processes(
                    List.of(data.resolve("postgres").resolve("postmaster.pid"), data.resolve("run/registry.pid")));
            closedLoopLoad = new ClosedLoopLoad(stack.addresses().kafka(), wire());
            views = new Views(stack.addresses(), token(OPERATOR), database(StackDatabase.CHECKER));
            footprints = new Footprints(stack.addresses().kafka(), database(StackDatabase.CHECKER));
        }

        /** How the services write. */
        RegistrySerdes wire() {
            var registrySerdes = new RegistrySerdes(stack.addresses().registry());
            registrySerdes.register(Topics.all());
            return registrySerdes;
        }

        LocalStack.Addresses addresses() {
            return stack.addresses();
        }

        /** How {@code role} comes to the services' database. */
        DatabaseLogin database(String role) {
            return stack.database(role);
        }

        String token(Person person) {
            return stack.identity().token(person);
        }

        /** Keeps what the limit is to write: what it has done since it was started, one period of journeys. */
        public void record(Path file) {
            Recording.keep(stack.addresses().kafka(), file);
        }

        /**
         * Sends commands at a fixed rate for some time.
         *
         * @param first number of the first form; none may have been taken before
         */
        public Latencies pace(int first, int perSecond, Duration time, IntConsumer progress) {
            try (var openLoopLoad = new OpenLoopLoad(stack.addresses().kafka(), wire());
                    var clock = new ViewClock(database(StackDatabase.CHECKER))) {
                var measured = openLoopLoad.run(first, perSecond, time, clock, progress);
                return new Latencies(perSecond, measured.outcome(), measured.score(), clock.latency());
            }
        }

        /** Saves forms and leaves them drafts. */
        void save(int first, int forms, IntConsumer progress) {
            closedLoopLoad.save(first, forms, atOnce, progress);
        }

        /** Waits until the views show everything. */
        void settle() {
            views.await();
        }

        /** Has all views filled again; events a second. */
        double rebuildViews() {
            return views.rebuild();
        }

        /** Bytes of the streams' stores. */
        long storeBytes() {
            return Processes.bytes(data.resolve("streams"));
        }

        /** Bytes of everything it keeps. */
        long diskBytes() {
            return Processes.bytes(data);
        }

        @Override
        public Laps take(int first, int forms, IntConsumer progress) {
            var begun = System.nanoTime();
            closedLoopLoad.take(first, forms, atOnce, progress);
            var decided = Duration.ofNanos(System.nanoTime() - begun);
            return new Laps(decided, Duration.ofNanos(views.await() - begun));
        }

        @Override
        public Duration cpu() {
            return processes.cpu();
        }

        @Override
        public long memory() {
            return processes.memory();
        }

        @Override
        public long records() {
            return Logs.records(stack.addresses().kafka());
        }

        @Override
        public Footprint footprint() {
            return footprints.now();
        }

        @Override
        public void close() {
            atExit.cancel();
            views.close();
            closedLoopLoad.close();
            stack.close();
        }
    }
}
