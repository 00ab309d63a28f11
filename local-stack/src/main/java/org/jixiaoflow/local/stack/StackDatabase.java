package org.jixiaoflow.local.stack;

import java.nio.file.Path;
import java.util.List;
import org.jixiaoflow.local.database.Database;
import org.jixiaoflow.local.database.DatabaseLogin;
import org.jixiaoflow.local.machine.Ports;
import org.jixiaoflow.local.machine.StackProblem;
import org.jixiaoflow.local.secrets.DatabasePasswords;

/** The stack's PostgreSQL, with a role for everybody; passwords lie in the data directory. */
public final class StackDatabase {

    /** Reads the services' views and changes nothing. */
    public static final String CHECKER = "checker";

    static final String REGISTRY = "registry";
    static final String NAME = "jixiao";

    private StackDatabase() {}

    /** Starts it for the stack on {@code data}. */
    static Database start(Path data, Ports ports) {
        var passwords = passwords(data);
        // Before anybody can come, so that whoever starts beside it finds them.
        List.of(
                        Database.ADMINISTRATOR,
                        CHECKER,
                        REGISTRY,
                        Service.SUBMISSION.role(),
                        Service.REVIEW.role(),
                        Service.SCORING.role(),
                        Service.NOTIFICATION.role())
                .forEach(passwords::of);
        var database = Database.start(
                data.resolve("postgres"), ports.database(), data.resolve("logs").resolve("postgres.log"), passwords);
        try {
            return database.with(REGISTRY, REGISTRY).withServices(NAME);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static DatabasePasswords passwords(Path data) {
        return new DatabasePasswords(data.resolve("secrets").resolve("database"));
    }

    /**
     * How {@code role} comes to the services' database of the stack on {@code data}.
     *
     * @throws StackProblem if there is no such stack
     */
    public static DatabaseLogin login(Path data, Ports ports, String role) {
        return login(data, ports, role, NAME);
    }

    /** How the registry comes to its own. */
    static DatabaseLogin registry(Path data, Ports ports) {
        return login(data, ports, REGISTRY, REGISTRY);
    }

    private static DatabaseLogin login(Path data, Ports ports, String role, String name) {
        var password = passwords(data).known(role).orElseThrow(() -> new StackProblem("stack.no-password", data, role));
        return new DatabaseLogin("jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.database(), name), role, password);
    }
}
