package org.jixiaoflow.benchmarks.peers;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.transaction.support.TransactionTemplate;

/** Each command in one transaction of the engine's and the desk's tables. */
final class OneByOne implements Commands {

    private final ExecutorService threads = Executors.newFixedThreadPool(Peer.CONNECTIONS);
    private final Engine engine;
    private final Office office;

    private OneByOne(Engine engine, Office office) {
        this.engine = engine;
        this.office = office;
    }

    static Starter by(Engine.Starter starter) {
        return (database, transactions, desk) -> {
            var engine = starter.start(database, transactions, desk);
            return new OneByOne(engine, new Office(new TransactionTemplate(transactions), engine, desk));
        };
    }

    @Override
    public CompletableFuture<Void> accept(SpecificRecord command) {
        return CompletableFuture.runAsync(() -> office.accept(command), threads);
    }

    @Override
    public long ended() {
        return engine.ended();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        engine.close();
    }
}
