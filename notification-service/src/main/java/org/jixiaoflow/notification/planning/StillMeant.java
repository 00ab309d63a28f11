package org.jixiaoflow.notification.planning;

import java.time.Clock;
import java.util.function.BiPredicate;
import org.jixiaoflow.notification.delivery.Standing;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.support.addresses.AddressBook;
import org.jixiaoflow.support.addresses.Addressee;

/**
 * A digest waits until tomorrow, and what a mail server doesn't take for three days: whoever would not hear of it any more by then, or wants
 * none any more, isn't told. What a system or a group hears isn't anybody's own.
 */
final class StillMeant implements Standing {

    private final AddressBook people;
    private final BiPredicate<Addressee, Delivery> wants;
    private final Clock clock;

    /** @param wants whether somebody wants what was planned for them */
    StillMeant(AddressBook people, BiPredicate<Addressee, Delivery> wants, Clock clock) {
        this.people = people;
        this.wants = wants;
        this.clock = clock;
    }

    @Override
    public boolean holds(Delivery delivery) {
        var person = delivery.getPerson();
        return person == null
                || people.hearers(delivery.getRecipient(), delivery.getFormId(), clock.instant()).stream()
                        .anyMatch(hearer -> isReached(hearer, delivery, person) && wants.test(hearer, delivery));
    }

    /** Who shares a mailbox is reached by what was planned for the other. */
    private static boolean isReached(Addressee hearer, Delivery delivery, String person) {
        return hearer.id().equals(person) || delivery.getAddress().equals(hearer.email());
    }
}
