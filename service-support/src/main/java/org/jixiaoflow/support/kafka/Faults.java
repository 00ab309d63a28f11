package org.jixiaoflow.support.kafka;

import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.contract.RegistryFault;

/** Tells a fault of a record from a fault of the surroundings, which trying again may heal. */
public final class Faults {

    private static final List<Class<? extends Throwable>> OF_THE_SURROUNDINGS = List.of(
            SocketException.class,
            UnknownHostException.class,
            HttpTimeoutException.class,
            UnresolvedAddressException.class,
            TimeoutException.class,
            InterruptedException.class,
            RegistryFault.class);

    private Faults() {}

    /** Whether decoding failed because the registry could not be asked or did not answer, rather than because of the bytes. */
    public static boolean isOfTheSurroundings(Throwable fault) {
        return Stream.iterate(fault, cause -> cause != null, Throwable::getCause)
                .limit(20)
                .anyMatch(cause -> OF_THE_SURROUNDINGS.stream().anyMatch(kind -> kind.isInstance(cause)));
    }
}
