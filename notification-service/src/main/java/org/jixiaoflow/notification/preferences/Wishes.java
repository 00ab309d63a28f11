package org.jixiaoflow.notification.preferences;

import java.time.Instant;
import java.util.Optional;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.support.addresses.AddressBook;
import org.jixiaoflow.support.addresses.Addressee;

/** How everybody wants to hear of what: as they said, else as the county has it. */
public final class Wishes {

    private final PreferenceTable table;
    private final Preference defaults;
    private final Timetable timetable;
    private final AddressBook people;

    Wishes(PreferenceTable table, Preference defaults, Timetable timetable, AddressBook people) {
        this.people = people;
        this.table = table;
        this.defaults = defaults;
        this.timetable = timetable;
    }

    /** How a notification is to reach somebody by a channel; nothing if they don't want it. */
    public Optional<Wish> of(Addressee person, Notification notification, String channel, Instant now) {
        var preference = of(person.id(), person.language());
        return switch (preference.way(Kind.of(notification), channel)) {
            case AT_ONCE -> Optional.of(new Wish(timetable.atOnce(preference, now), false, preference.language()));
            case DIGEST -> Optional.of(new Wish(timetable.digest(preference, now), true, preference.language()));
            case NEVER -> Optional.empty();
        };
    }

    /** Whether a person still wants what was planned for them. */
    public boolean wants(Addressee person, Delivery delivery) {
        return of(person.id(), person.language()).way(Kind.of(delivery), delivery.getChannel()) != Way.NEVER;
    }

    /** What a person chose, else what the county has. */
    Preference of(String person) {
        return of(person, people.find(person).map(Addressee::language).orElse(defaults.language()));
    }

    private Preference of(String person, String language) {
        var own = defaults.in(language);
        return table.of(person).map(said -> Preference.of(said, own)).orElse(own);
    }
}
