package org.jixiaoflow.support.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Gives up on a database that says nothing: soon where somebody reads and waits, later elsewhere. A database whose machine has gone
 * closes no connection, so that one would be waited for until the network's own patience ends, after minutes. Before the service runs
 * (while tables are made or changed) there is no hurry.
 */
final class ImpatientDatabase extends DelegatingDataSource {

    /** Closing a connection is all there is to do. */
    private static final Executor AT_ONCE = Runnable::run;

    private final DatabaseSettings patience;
    private volatile boolean running;

    ImpatientDatabase(DataSource database, DatabaseSettings patience) {
        super(database);
        this.patience = patience;
    }

    /** From now on somebody may wait. */
    void hurry() {
        running = true;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return limited(super.getConnection());
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return limited(super.getConnection(username, password));
    }

    private Connection limited(Connection connection) throws SQLException {
        if (running) {
            // The pool undoes it when it gets the connection back.
            connection.setNetworkTimeout(AT_ONCE, (int) patience().toMillis());
        }
        return connection;
    }

    private Duration patience() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes current
                        && HttpMethod.GET.matches(current.getRequest().getMethod())
                ? patience.reads()
                : patience.work();
    }
}
