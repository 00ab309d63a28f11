package org.jixiaoflow.notification.planning;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.support.addresses.AddressBook;

/** Tells people of what is about no form, by the channels that reach them; systems and groups hear none of it. */
public final class Letters {

    private final AddressBook people;
    private final Planner planner;
    private final Consumer<List<Delivery>> outbox;
    private final Clock clock;

    /** @param outbox takes what is to be sent, and has it safe when it returns */
    Letters(AddressBook people, Planner planner, Consumer<List<Delivery>> outbox, Clock clock) {
        this.people = people;
        this.planner = planner;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Tells somebody, as they want to be told; told again it is the same letter. */
    public void tell(String person, Letter letter) {
        people.find(person)
                .map(addressee -> planner.plan(letter, addressee, clock.instant()))
                .filter(deliveries -> !deliveries.isEmpty())
                .ifPresent(outbox);
    }
}
