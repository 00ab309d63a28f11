package org.jixiaoflow.support.kafka;

import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.jixiaoflow.schemas.contract.RegistryFault;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a fault of a record from a fault of the surroundings (broker, registry, database, network), which trying again may heal. */
public final class Failures {

    private static final List<Class<? extends Throwable>> OF_THE_SURROUNDINGS = List.of(
            SocketException.class,
            UnknownHostException.class,
            HttpTimeoutException.class,
            UnresolvedAddressException.class,
            TimeoutException.class,
            InterruptedException.class,
            RegistryFault.class,
            RetriableException.class,
            UnknownServerException.class,
            InterruptException.class,
            TransientDataAccessException.class,
            RecoverableDataAccessException.class,
            DataAccessResourceFailureException.class,
            NonTransientDataAccessResourceException.class,
            CannotCreateTransactionException.class);

    /**
     * What the registries' own clients throw, whatever it is: whether a schema exists is found out before they are asked, so they fail by
     * the registry alone.
     */
    private static final List<String> CLIENTS_OF_REGISTRIES = List.of(
            "io.apicurio.registry.rest.client.",
            "com.microsoft.kiota.",
            "io.vertx.",
            "io.netty.",
            "io.confluent.kafka.schemaregistry.client.");

    /** Classes of SQL states: no connection, no resources, an operator's intervention. */
    private static final List<String> SQL_STATES = List.of("08", "53", "57");

    private static final int DEEPEST = 20;

    private Failures() {}

    /** Whether something failed because what it needs couldn't be reached or did not answer, rather than because of a record. */
    public static boolean isTransient(Throwable fault) {
        return causes(fault)
                .anyMatch(cause -> OF_THE_SURROUNDINGS.stream().anyMatch(kind -> kind.isInstance(cause))
                        || CLIENTS_OF_REGISTRIES.stream()
                                .anyMatch(client -> cause.getClass().getName().startsWith(client))
                        || (cause instanceof SQLException sql && isOfTheDatabase(sql)));
    }

    /** Whether a fault is of that kind, or was caused by one. */
    public static boolean isBehind(Throwable fault, Class<? extends Throwable> kind) {
        return causes(fault).anyMatch(kind::isInstance);
    }

    private static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST);
    }

    private static boolean isOfTheDatabase(SQLException fault) {
        var state = fault.getSQLState();
        return state != null && SQL_STATES.stream().anyMatch(state::startsWith);
    }
}
