package org.jixiaoflow.notification.preferences;

import java.time.Instant;
import java.util.Optional;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.addresses.AddressBook;
import org.jixiaoflow.support.addresses.Addressee;

/** How everybody wants to hear of what: as they said, else as the region has it where the form belongs. */
public final class Wishes {

    private final PreferenceTable table;
    private final RegionalDefaults defaults;
    private final Timetable timetable;
    private final AddressBook people;

    Wishes(PreferenceTable table, RegionalDefaults defaults, Timetable timetable, AddressBook people) {
        this.people = people;
        this.table = table;
        this.defaults = defaults;
        this.timetable = timetable;
    }

    /** How a notification is to reach somebody by a channel; nothing if they don't want it. */
    public Optional<Wish> of(Addressee person, Notification notification, String channel, Instant now) {
        var preference = of(person, notification.getFormId());
        return switch (preference.way(Kind.of(notification), channel)) {
            case AT_ONCE -> Optional.of(new Wish(timetable.atOnce(preference, now), false, preference.language()));
            case DIGEST -> Optional.of(new Wish(timetable.digest(preference, now), true, preference.language()));
            case NEVER -> Optional.empty();
        };
    }

    /** Whether a person still wants what was planned for them. */
    public boolean wants(Addressee person, Delivery delivery) {
        return of(person, delivery.getFormId()).way(Kind.of(delivery), delivery.getChannel()) != Way.NEVER;
    }

    private Preference of(Addressee person, String formId) {
        var region = FormId.parse(formId).map(FormId::regionCode);
        return said(
                person.id(),
                region.map(defaults::of)
                        .orElseGet(() -> defaults.of(person.regions()))
                        .in(person.language()));
    }

    /** What a person chose, else what the first of their regions has. */
    Preference of(String person, Regions regions) {
        var known = people.find(person);
        var otherwise = defaults.of(regions);
        return said(person, known.map(each -> otherwise.in(each.language())).orElse(otherwise));
    }

    private Preference said(String person, Preference otherwise) {
        return table.of(person).map(said -> Preference.of(said, otherwise)).orElse(otherwise);
    }

    /** Whether a person has digests of a kind by a channel, in any of their regions. */
    boolean digests(String person, Regions regions, Kind kind, String channel) {
        return defaults.everywhere(regions)
                .map(region -> said(person, region))
                .anyMatch(preference -> preference.way(kind, channel) == Way.DIGEST);
    }

    /** The regions of somebody, as the address book has them. */
    Regions regions(String person) {
        return people.find(person).map(Addressee::regions).orElse(Regions.NONE);
    }
}
