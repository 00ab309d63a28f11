package org.jixiaoflow.benchmarks.peers;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import org.jixiaoflow.benchmarks.comparison.Contestant;
import org.jixiaoflow.benchmarks.load.Journey;
import org.jixiaoflow.benchmarks.measure.Processes;
import org.jixiaoflow.local.database.Database;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.secrets.DatabasePasswords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * PostgreSQL, and an application on it that does what the pipeline's users need.
 *
 * @param name how tables and results name it
 * @param atOnce forms under way at any time
 * @param flushed whether a transaction waits until the disk has it
 */
record Peer(String name, Commands.Starter starter, int atOnce, boolean flushed) implements Contestant {

    /** More than processors: some wait for the disk, and PostgreSQL flushes several transactions at once. */
    static final int CONNECTIONS = 8;

    private static final String DATABASE = "peer";
    private static final String OWNER = "peer";

    @Override
    public Application start(Path data) {
        return new Application(data);
    }

    /** A running one. */
    final class Application implements Running {

        private final Database postgres;
        private final Thread atExit;
        private final HikariDataSource connections = new HikariDataSource();
        private final Processes processes;
        private final Desk desk;
        private final Commands commands;

        private Application(Path data) {
            var directory = data.resolve("postgres");
            var passwords = new DatabasePasswords(data.resolve("secrets"));
            postgres = Database.start(directory, Ports.anyFree(), data.resolve("logs/postgres.log"), passwords)
                    .with(DATABASE, OWNER);
            var login = postgres.login(DATABASE, OWNER);
            // Whoever loses patience must not leave a database behind.
            atExit = new Thread(postgres::close, "stop");
            Runtime.getRuntime().addShutdownHook(atExit);
            processes = new Processes(List.of(directory.resolve("postmaster.pid")));
            connections.setJdbcUrl(login.url());
            connections.setUsername(login.user());
            connections.setPassword(login.password());
            connections.setMaximumPoolSize(CONNECTIONS);
            connections.setConnectionInitSql("set synchronous_commit to " + (flushed ? "on" : "off"));
            var transactions = new JdbcTransactionManager(connections);
            desk = Desk.create(JdbcClient.create(connections));
            requireSetting("fsync", "on");
            requireSetting("full_page_writes", "on");
            requireSetting("synchronous_commit", flushed ? "on" : "off");
            commands = starter.start(connections, transactions, desk);
        }

        private void requireSetting(String name, String value) {
            var found = desk.setting(name);
            if (!found.equals(value)) {
                throw new IllegalStateException("PostgreSQL has %s=%s, not %s".formatted(name, found, value));
            }
        }

        Desk desk() {
            return desk;
        }

        Commands commands() {
            return commands;
        }

        @Override
        public Laps take(int first, int forms, IntConsumer progress) {
            var begun = System.nanoTime();
            var underWay = new ArrayDeque<CompletableFuture<Void>>();
            for (var number = first; number < first + forms; number++) {
                if (underWay.size() == atOnce) {
                    underWay.remove().join();
                }
                underWay.add(go(new Journey(number)));
                progress.accept(number - first - underWay.size() + 1);
            }
            underWay.forEach(CompletableFuture::join);
            progress.accept(forms);
            // List, score and history are written with the last command or not at all.
            requireRows("form where state = 'APPROVED'", first + forms);
            requireRows("score", first + forms);
            var taken = Duration.ofNanos(System.nanoTime() - begun);
            return new Laps(taken, taken);
        }

        /** Each command waits for the one before; forms take turns. */
        private CompletableFuture<Void> go(Journey journey) {
            CompletableFuture<Void> way = CompletableFuture.completedFuture(null);
            for (var step : journey.steps()) {
                way = way.thenCompose(done -> commands.accept(step.command(journey, Instant.now())));
            }
            return way;
        }

        private void requireRows(String rows, long wanted) {
            var found = desk.count(rows);
            if (found != wanted) {
                throw new IllegalStateException("%s: %d instead of %d".formatted(rows, found, wanted));
            }
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
            return 0;
        }

        @Override
        public void close() {
            commands.close();
            connections.close();
            Runtime.getRuntime().removeShutdownHook(atExit);
            postgres.close();
        }
    }
}
