package org.jixiaoflow.notification.planning;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.notification.delivery.Channel;
import org.jixiaoflow.notification.delivery.Destination;
import org.jixiaoflow.notification.delivery.GivenUp;
import org.jixiaoflow.notification.preferences.Wish;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.DeliveryState;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.NotificationKind;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.Recipient;
import org.jixiaoflow.support.addresses.ActingPage;
import org.jixiaoflow.support.addresses.AddressBook;
import org.jixiaoflow.support.addresses.Addressee;

/** Says which deliveries a notification takes: by each channel to each who hears of it there and wants to. */
final class Planner {

    /** Why a notification was given up that nobody is there for. */
    private final AddressBook people;

    private final Wanted wishes;
    private final List<Channel> channels;

    /** How a notification is to reach somebody by a channel; nothing if they don't want it. */
    @FunctionalInterface
    interface Wanted {
        Optional<Wish> of(Addressee person, Notification notification, String channel, Instant now);
    }

    Planner(AddressBook people, Wanted wishes, List<Channel> channels) {
        this.people = people;
        this.wishes = wishes;
        this.channels = channels;
    }

    List<Delivery> plan(Notification notification, Instant now) {
        var hearers = people.hearers(notification, now);
        return oneEach(channels.stream().flatMap(channel -> plan(notification, channel, hearers, now)));
    }

    private Stream<Delivery> plan(Notification notification, Channel channel, List<Addressee> hearers, Instant now) {
        var destinations = channel.destinations(notification, hearers);
        return destinations.isEmpty() && channel.reachesPeople() && isMissed(notification)
                ? givenUp(notification, channel.name(), now)
                : destinations.stream().flatMap(where -> plan(notification, channel.name(), where, now));
    }

    /** A county without an address book tells people at the bell alone; and who watches or was asked may have left. */
    private boolean isMissed(Notification notification) {
        var byName = Recipient.parse(notification.getRecipient())
                .filter(recipient -> recipient.kind() == Recipient.Kind.PERSON)
                .isPresent();
        return (notification.getActionRequired() || !byName)
                && people.all().findAny().isPresent();
    }

    /** For operators to see: whom it is for has nobody, or nobody with an address. */
    private Stream<Delivery> givenUp(Notification notification, String channel, Instant now) {
        return plan(notification, channel, new Destination(notification.getRecipient(), null), now)
                .map(delivery -> Delivery.newBuilder(delivery)
                        .setState(DeliveryState.GIVEN_UP)
                        .setError(GivenUp.NOBODY)
                        .build());
    }

    /** What a letter to somebody takes. */
    List<Delivery> plan(Letter letter, Addressee person, Instant now) {
        var told = Notification.newBuilder()
                .setId(letter.id())
                .setRecipient(new Recipient(Recipient.Kind.PERSON, null, person.id()).toString())
                .setFormId("")
                .setVersion(0)
                .setTrigger(Trigger.HAND_OVER)
                .setActionRequired(true)
                .setText(letter.text())
                .setTextEn(letter.textEn())
                .setLink(letter.page())
                .setCreatedAt(now)
                .build();
        return oneEach(channels.stream()
                .flatMap(channel -> channel.destinations(told, List.of(person)).stream()
                        .filter(where -> where.person() != null)
                        .flatMap(where -> plan(told, channel.name(), where, now))
                        .map(delivery -> Delivery.newBuilder(delivery)
                                .setKind(letter.kind())
                                .setPage(letter.page())
                                .build())));
    }

    /** People may share a mailbox: it gets one, as the first of them wants it. */
    static List<Delivery> oneEach(Stream<Delivery> deliveries) {
        return List.copyOf(deliveries
                .collect(Collectors.toMap(
                        Delivery::getId,
                        delivery -> delivery,
                        (one, other) -> other.getDue().isBefore(one.getDue()) ? other : one,
                        LinkedHashMap::new))
                .values());
    }

    private Stream<Delivery> plan(Notification notification, String channel, Destination where, Instant now) {
        return wish(notification, channel, where, now).stream()
                .map(wish -> delivery(notification, channel, where, wish, now));
    }

    private Optional<Wish> wish(Notification notification, String channel, Destination where, Instant now) {
        return where.person() == null
                ? Optional.of(new Wish(now, false, "zh"))
                : wishes.of(where.person(), notification, channel, now);
    }

    private static Delivery delivery(
            Notification notification, String channel, Destination where, Wish wish, Instant now) {
        var person = where.person();
        return Delivery.newBuilder()
                .setId(DeliveryId.of(notification.getId(), channel, where.address()))
                .setNotificationId(notification.getId())
                .setChannel(channel)
                .setAddress(where.address())
                .setPerson(person == null ? null : person.id())
                .setRecipient(notification.getRecipient())
                .setFormId(notification.getFormId())
                .setVersion(notification.getVersion())
                .setKind(kind(notification))
                .setActionRequired(notification.getActionRequired())
                .setText(notification.getText())
                .setTextEn(notification.getTextEn())
                .setPage(ActingPage.of(notification))
                .setLanguage(wish.language())
                .setDigest(wish.digest())
                .setCreatedAt(notification.getCreatedAt())
                .setState(DeliveryState.WAITING)
                .setDue(wish.due())
                .setFirstDue(wish.due())
                .setChangedAt(now)
                .setDepartmentName(notification.getDepartmentName())
                .build();
    }

    /** What the calendar sends is of its own kind, whatever triggered the form's newest entry. */
    private static String kind(Notification notification) {
        return notification.getKind() == NotificationKind.EVENT
                ? notification.getTrigger().name()
                : notification.getKind().name();
    }
}
