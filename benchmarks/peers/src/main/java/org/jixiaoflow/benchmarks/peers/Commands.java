package org.jixiaoflow.benchmarks.peers;

import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.transaction.PlatformTransactionManager;

/** Carries out the commands that the pipeline gets. A form's next command comes when its last one is done. */
interface Commands extends AutoCloseable {

    /** Done when it is committed; fails if the command doesn't fit where the form is, and nothing of it is kept. */
    CompletableFuture<Void> accept(SpecificRecord command);

    /** Forms that its history knows to have been approved. */
    long ended();

    @Override
    void close();

    /** How they are begun on an empty database that has the desk's tables. */
    interface Starter {

        Commands start(DataSource database, PlatformTransactionManager transactions, Desk desk);
    }
}
