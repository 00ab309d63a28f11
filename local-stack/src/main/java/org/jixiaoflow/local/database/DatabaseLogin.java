package org.jixiaoflow.local.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * As whom to come to which database.
 *
 * @param url its JDBC address
 */
public record DatabaseLogin(String url, String user, String password) {

    /** Comes to it. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** What must never reach a log does not get there by accident. */
    @Override
    public String toString() {
        return "%s at %s".formatted(user, url);
    }
}
