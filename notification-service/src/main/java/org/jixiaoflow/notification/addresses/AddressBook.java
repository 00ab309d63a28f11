package org.jixiaoflow.notification.addresses;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.contract.FormId;

/** Everybody who hears of notifications. Whoever stands in for somebody hears what they hear. */
public final class AddressBook {

    private final Supplier<List<Addressee>> people;

    /** @param people asked each time, for they come and go */
    public AddressBook(Supplier<List<Addressee>> people) {
        this.people = people;
    }

    /** Who hears of a notification at a moment, each once. A kind of recipient that nobody is belongs to nobody here. */
    public List<Addressee> hearers(Notification notification, Instant now) {
        var form = FormId.parse(notification.getFormId());
        var everybody = people.get();
        var hearers = everybody.stream()
                .filter(person -> form.isPresent() && isMeant(person, notification.getRecipient(), form.get()))
                .toList();
        var substitutes = everybody.stream()
                .filter(person -> hearers.stream().anyMatch(hearer -> person.standsInFor(hearer.id(), now)))
                .filter(person -> form.isPresent() && isImpartial(person, notification.getRecipient(), form.get()));
        return List.copyOf(
                Stream.concat(hearers.stream(), substitutes).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    public Optional<Addressee> find(String id) {
        return people.get().stream().filter(person -> person.id().equals(id)).findFirst();
    }

    private static boolean isMeant(Addressee person, String recipient, FormId form) {
        var who = Recipient.of(recipient, form.regionCode());
        return switch (who.kind()) {
            case "department" -> person.filesFor(who.region(), who.code());
            case "stage" -> person.reviews(who.region(), who.code(), form.departmentCode());
            case "head" -> person.answersFor(who.region(), who.code(), form.departmentCode());
            case "person" -> person.id().equals(who.code());
            default -> false;
        };
    }

    /** Nobody hears as a reviewer of their own department's form, whomever they stand in for. */
    private static boolean isImpartial(Addressee person, String recipient, FormId form) {
        return recipient.startsWith("department:") || !form.departmentCode().equals(person.department());
    }

    /** Whom a notification is for: {@code kind:region/code}; records of before there were regions, and people, have none. */
    private record Recipient(String kind, String region, String code) {

        static Recipient of(String text, String region) {
            var colon = text.indexOf(':');
            var slash = text.indexOf('/', colon);
            return new Recipient(
                    text.substring(0, Math.max(0, colon)),
                    slash < 0 ? region : text.substring(colon + 1, slash),
                    text.substring(Math.max(colon, slash) + 1));
        }
    }
}
