package org.jixiaoflow.support.addresses;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Recipient;
import org.jixiaoflow.support.substitution.SubstitutionTable;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** Everybody there is. Whoever stands in for somebody hears what they hear. */
public final class AddressBook {

    private final Supplier<List<Addressee>> people;
    private final SubstitutionTable substitutions;

    /**
     * An address book.
     *
     * @param people asked each time, for they come and go
     * @param substitutions those that people said themselves, beside what stands with the people
     */
    public AddressBook(Supplier<List<Addressee>> people, SubstitutionTable substitutions) {
        this.people = people;
        this.substitutions = substitutions;
    }

    /**
     * The people of a file such as the local identity provider's {@code people.yml}.
     *
     * @param file nobody is known without one
     * @param domain of the addresses {@code <id>@domain} of those for whom the file has none
     * @param substitutions those that people said themselves
     */
    public static AddressBook of(@Nullable Resource file, @Nullable String domain, SubstitutionTable substitutions) {
        return new AddressBook(file == null ? List::of : new PeopleFile(file, domain), substitutions);
    }

    /** Everybody who may read the form once it was submitted, by their names. */
    public List<Addressee> whoMayRead(FormId form) {
        return people.get().stream()
                .filter(person -> mayRead(person, form))
                .sorted(Comparator.comparing(Addressee::name).thenComparing(Addressee::id))
                .toList();
    }

    /** Who hears of a notification at a moment, each once. A kind of recipient that nobody is belongs to nobody here. */
    public List<Addressee> hearers(Notification notification, Instant now) {
        return hearers(notification.getRecipient(), notification.getFormId(), now);
    }

    /** Who hears at a moment of what is for a recipient, about a form. */
    public List<Addressee> hearers(String recipient, String formId, Instant now) {
        return FormId.parse(formId)
                .flatMap(form -> Recipient.parse(recipient).map(who -> hearers(who, form, now)))
                .orElse(List.of());
    }

    private List<Addressee> hearers(Recipient who, FormId form, Instant now) {
        var everybody = people.get();
        var hearers =
                everybody.stream().filter(person -> isMeant(person, who, form)).toList();
        var substitutes = everybody.stream()
                .filter(person -> hearers.stream().anyMatch(hearer -> standsIn(person, hearer, now)))
                .filter(person -> isImpartial(person, who, form));
        return List.copyOf(
                Stream.concat(hearers.stream(), substitutes).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** As whoever keeps the file says, or as that person does and the policy still allows. */
    private boolean standsIn(Addressee person, Addressee hearer, Instant now) {
        return person.standsInFor(hearer.id(), now)
                || (substitutions.standsIn(person.id(), hearer.id(), now)
                        && Policy.objectionToStandIn(person.principal(), hearer.principal())
                                .isEmpty());
    }

    /** Everybody there is. */
    public Stream<Addressee> all() {
        return people.get().stream();
    }

    public Optional<Addressee> find(String id) {
        return people.get().stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /** Whoever was named and may read the form no more, isn't told what becomes of it. */
    private static boolean mayRead(Addressee person, FormId form) {
        return ReadScope.of(person.principal()).covers(form.regionCode(), form.departmentCode(), true);
    }

    private static boolean isMeant(Addressee person, Recipient who, FormId form) {
        var region = Objects.requireNonNullElse(who.region(), form.regionCode());
        return switch (who.kind()) {
            case DEPARTMENT -> person.filesFor(region, who.code());
            case STAGE -> person.reviews(region, who.code(), form.departmentCode());
            case HEAD -> person.answersFor(region, who.code(), form.departmentCode());
            case PERSON -> person.id().equals(who.code()) && mayRead(person, form);
        };
    }

    /** Nobody hears as a reviewer of their own department's form, whomever they stand in for. */
    private static boolean isImpartial(Addressee person, Recipient who, FormId form) {
        return who.kind() == Recipient.Kind.DEPARTMENT || !form.departmentCode().equals(person.department());
    }
}
