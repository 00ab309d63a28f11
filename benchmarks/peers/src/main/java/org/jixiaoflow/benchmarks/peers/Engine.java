package org.jixiaoflow.benchmarks.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import javax.sql.DataSource;
import org.springframework.transaction.PlatformTransactionManager;

/** A process engine that has the review process deployed. What it does is part of the caller's transaction. */
interface Engine extends AutoCloseable {

    /** The process definition's key. */
    String PROCESS = "review";

    /** What engines know a process definition by. */
    String PROCESS_FILE = "review.bpmn";

    /** The process definition, with the namespace of an engine's extensions. */
    static String process(String namespace) {
        try (var in = Engine.class.getResourceAsStream("/peers/" + PROCESS_FILE)) {
            if (in == null) {
                throw new IllegalStateException("The process is missing");
            }
            return new String(in.readAllBytes(), UTF_8).replace("NAMESPACE", namespace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a form's process. */
    void begin(String form, String department);

    /**
     * Claims a task and completes it.
     *
     * @param passed which way a decision goes
     */
    void complete(String task, String person, boolean passed);

    /** Processes that its history knows to have ended. */
    long ended();

    @Override
    void close();

    /** How one is started on an empty database. */
    interface Starter {

        Engine start(DataSource database, PlatformTransactionManager transactions, Desk desk);
    }
}
