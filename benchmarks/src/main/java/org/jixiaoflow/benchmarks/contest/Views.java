package org.jixiaoflow.benchmarks.contest;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jixiaoflow.benchmarks.load.Journey;
import org.jixiaoflow.local.database.Database;
import org.jixiaoflow.local.stack.LocalStack.Addresses;
import org.jixiaoflow.schemas.contract.Topics;

/** Looks at the services' tables from outside. */
final class Views implements AutoCloseable {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Addresses addresses;
    private final Connection database;

    Views(Addresses addresses) {
        this.addresses = addresses;
        try {
            database = DriverManager.getConnection(addresses.database(), Database.USER, "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until the tables show everything that came of the first {@code forms} forms. */
    void await(int forms) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        awaitCount("submission.form where state = 'APPROVED'", forms, deadline);
        awaitCount("review.form where state = 'APPROVED'", forms, deadline);
        awaitCount("scoring.form_score", forms, deadline);
        awaitCount("submission.command_outcome", Journey.commands(0, forms), deadline);
        awaitCount("review.notification", Logs.count(addresses.kafka(), Topics.NOTIFICATIONS.name()), deadline);
    }

    private void awaitCount(String rows, long wanted, long deadline) {
        var found = count(rows);
        while (found < wanted) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%s: %d instead of %d".formatted(rows, found, wanted));
            }
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            found = count(rows);
        }
    }

    long count(String rows) {
        try (var statement = database.createStatement();
                var result = statement.executeQuery("select count(*) from " + rows)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
