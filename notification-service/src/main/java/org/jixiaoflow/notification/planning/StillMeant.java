package org.jixiaoflow.notification.planning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jixiaoflow.notification.delivery.Standing;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.support.addresses.AddressBook;
import org.jixiaoflow.support.addresses.Addressee;

/**
 * A digest waits until tomorrow, and what a mail server doesn't take for three days: whoever would not hear of it any more by then, or wants
 * none any more, isn't told, and nobody is told to do what is done. What a system or a group hears isn't anybody's own.
 */
final class StillMeant implements Standing {

    /** What comes at once says what was to be done when it happened; nobody wonders. */
    private static final Duration AT_ONCE = Duration.ofMinutes(10);

    private final AddressBook people;
    private final BiPredicate<Addressee, Delivery> wants;
    private final ToDo toDo;
    private final Clock clock;

    /** @param wants whether somebody wants what was planned for them */
    StillMeant(AddressBook people, BiPredicate<Addressee, Delivery> wants, ToDo toDo, Clock clock) {
        this.people = people;
        this.wants = wants;
        this.toDo = toDo;
        this.clock = clock;
    }

    @Override
    public boolean holds(Delivery delivery) {
        var person = delivery.getPerson();
        var now = clock.instant();
        return person == null
                || (hearers(delivery, person, now)
                                .anyMatch(hearer -> isReached(hearer, delivery, person) && wants.test(hearer, delivery))
                        && (isAtOnce(delivery, now) || toDo.remains(delivery)));
    }

    /** A letter is about no form, and its reader's alone. */
    private Stream<Addressee> hearers(Delivery delivery, String person, Instant now) {
        return delivery.getFormId().isEmpty()
                ? people.find(person).stream()
                : people.hearers(delivery.getRecipient(), delivery.getFormId(), now).stream();
    }

    private static boolean isAtOnce(Delivery delivery, Instant now) {
        return !delivery.getDigest() && !now.isAfter(delivery.getCreatedAt().plus(AT_ONCE));
    }

    /** Who shares a mailbox is reached by what was planned for the other. */
    private static boolean isReached(Addressee hearer, Delivery delivery, String person) {
        return hearer.id().equals(person) || delivery.getAddress().equals(hearer.email());
    }
}
