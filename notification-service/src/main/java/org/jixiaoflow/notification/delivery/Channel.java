package org.jixiaoflow.notification.delivery;

import java.util.List;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.support.addresses.Addressee;

/**
 * A way to reach somebody. A bean of this type is all that a new one takes: retries, waits, order, crashes and dead letters are the same
 * for all.
 */
public interface Channel {

    /** Its name, in deliveries for ever. */
    String name();

    /** Where a notification goes by this channel. */
    List<Destination> destinations(Notification notification, List<Addressee> hearers);

    /** Whether it reaches people by the address book: where it reaches nobody by then, operators are told. */
    default boolean reachesPeople() {
        return false;
    }

    /** What goes together of what is due at an address, oldest first, and what must wait because the receiver takes no more now. */
    default Parcels parcels(String address, List<Delivery> due) {
        return Parcels.eachAlone(due);
    }

    /** Sends what goes together. What is thrown is a failure that may pass. */
    Attempt send(String address, List<Delivery> together);

    /** How many addresses are served at once. */
    default int lanes() {
        return 2;
    }
}
