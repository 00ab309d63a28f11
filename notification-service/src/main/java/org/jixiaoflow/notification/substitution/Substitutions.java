package org.jixiaoflow.notification.substitution;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jixiaoflow.access.Policy;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.access.Right;
import org.jixiaoflow.schemas.Substitution;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.addresses.AddressBook;
import org.jixiaoflow.support.addresses.Addressee;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.substitution.SubstitutionTable;
import org.jixiaoflow.support.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Writes down who stands in for whom. */
final class Substitutions {

    private static final Comparator<Substitution> LATEST_FIRST =
            Comparator.comparing(Substitution::getFrom).reversed().thenComparing(Substitution::getId);

    private static final Logger LOG = LoggerFactory.getLogger(Substitutions.class);

    /** Who ends what people forgot, by name. */
    private static final String ADDRESS_BOOK = "通讯录";

    private final SubstitutionTable table;
    private final AddressBook people;
    private final Publisher publisher;
    private final WorkingCalendar calendar;
    private final SubstitutionSettings settings;
    private final SubstituteAway away;
    private final Clock clock;
    private Set<UUID> doubtful = Set.of();

    Substitutions(
            SubstitutionTable table,
            AddressBook people,
            Publisher publisher,
            WorkingCalendar calendar,
            SubstitutionSettings settings,
            SubstituteAway away,
            Clock clock) {
        this.table = table;
        this.people = people;
        this.publisher = publisher;
        this.calendar = calendar;
        this.settings = settings;
        this.away = away;
        this.clock = clock;
    }

    /** Those the caller named, and those they stand in for. */
    List<SubstitutionBody> of(Caller caller) {
        return list(said -> isAbout(said, caller));
    }

    /** Everybody's in the caller's regions. */
    List<SubstitutionBody> overseen(Caller caller) {
        return list(said -> oversees(caller, said));
    }

    private List<SubstitutionBody> list(Predicate<Substitution> wanted) {
        var now = clock.instant();
        return table.all()
                .filter(wanted)
                .sorted(LATEST_FIRST)
                .map(said -> body(said, now))
                .toList();
    }

    /**
     * Ends what no longer holds: the address book has the person or the substitute no more, the person is less than what the substitute has,
     * or the policy objects by now. At the second look in a row, since the book may have been half written at the first.
     */
    synchronized void endOutdated() {
        var now = clock.instant();
        var known = people.all().collect(toMap(Addressee::id, person -> person, (one, other) -> one));
        var outdated = known.isEmpty()
                ? Map.<UUID, Substitution>of()
                : table.all()
                        .filter(said -> now.isBefore(said.getUntil()))
                        .filter(said -> !holds(said, known))
                        .collect(toMap(Substitution::getId, said -> said));
        outdated.values().stream()
                .filter(said -> doubtful.contains(said.getId()))
                .forEach(said -> {
                    LOG.warn(
                            "{} stands in for {} no more: what either is has changed",
                            said.getSubstitute(),
                            said.getPerson());
                    say(ended(said, "address-book", ADDRESS_BOOK, now), now);
                });
        doubtful = outdated.keySet();
    }

    private static boolean holds(Substitution said, Map<String, Addressee> known) {
        var person = known.get(said.getPerson());
        var substitute = known.get(said.getSubstitute());
        return person != null
                && substitute != null
                && person.has(said)
                && Policy.objectionToStandIn(substitute.principal(), person.principal())
                        .isEmpty();
    }

    /** Whom the caller may name. */
    Stream<Addressee> colleagues(Caller caller) {
        return people.all()
                .filter(other -> !other.id().equals(caller.id()))
                .filter(other -> Policy.objectionToStandIn(other.principal(), caller.party())
                        .isEmpty());
    }

    /** Names a substitute; one at a time, so that it is known who acts. The same asked twice is said once. */
    synchronized SubstitutionBody name(Caller caller, NewSubstitution asked) {
        var substitute = colleagues(caller)
                .filter(other -> other.id().equals(asked.substitute()))
                .findFirst()
                .orElseThrow(() -> refused(HttpStatus.UNPROCESSABLE_CONTENT, "NOT_A_COLLEAGUE", "/substitute"));
        var now = clock.instant();
        checkDays(asked, calendar.dayOf(now));
        var from = latest(calendar.startOf(asked.from()), now);
        var until = calendar.startOf(asked.to().plusDays(1));
        var already = away(caller.id(), from, until).findFirst();
        if (already.isPresent()) {
            var said = already.get();
            if (said.getSubstitute().equals(substitute.id())
                    && said.getUntil().equals(until)
                    && calendar.dayOf(said.getFrom()).equals(asked.from())) {
                tell(said, now);
                return body(said, now);
            }
            throw new Problem(HttpStatus.CONFLICT, "SUBSTITUTED_ALREADY", said.getSubstituteName()).at("/from");
        }
        if (away(substitute.id(), from, until).findAny().isPresent()) {
            throw new Problem(HttpStatus.CONFLICT, "SUBSTITUTE_AWAY", substitute.name()).at("/substitute");
        }
        var named = said(
                Substitution.newBuilder()
                        .setId(UUID.randomUUID())
                        .setPerson(caller.id())
                        .setPersonName(caller.name())
                        .setRoles(caller.roles().stream().sorted().toList())
                        .setRegions(caller.regions().codes())
                        .setDepartment(caller.department())
                        .setStages(caller.stages())
                        .setStageDepartments(caller.stageDepartments())
                        .setSubstitute(substitute.id())
                        .setSubstituteName(substitute.name())
                        .setFrom(from)
                        .setUntil(until)
                        .setReason(asked.reason()),
                caller.id(),
                caller.name(),
                now);
        if (people.find(caller.id()).filter(person -> person.has(named)).isEmpty()) {
            throw new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "NOT_IN_ADDRESS_BOOK");
        }
        var body = say(named, now);
        tell(named, now);
        return body;
    }

    /** Whoever is stood in for by somebody who is away now hears it: what they have of others goes to no third. */
    private void tell(Substitution named, Instant now) {
        table.of(named.getPerson())
                .filter(said -> now.isBefore(said.getUntil()) && overlaps(said, named.getFrom(), named.getUntil()))
                .sorted(LATEST_FIRST)
                .forEach(said -> away.tell(said, named));
    }

    /** With the first days on which the substitute is away, if any are to come. */
    private SubstitutionBody body(Substitution said, Instant now) {
        return SubstitutionBody.of(
                said,
                away(said.getSubstitute(), said.getFrom(), said.getUntil())
                        .filter(other -> now.isBefore(other.getUntil()))
                        .min(Comparator.comparing(Substitution::getFrom))
                        .orElse(null),
                now);
    }

    /** Who stands in for that person at any time between. */
    private Stream<Substitution> away(String person, Instant from, Instant until) {
        return table.all().filter(said -> said.getPerson().equals(person) && overlaps(said, from, until));
    }

    private static boolean overlaps(Substitution said, Instant from, Instant until) {
        return said.getFrom().isBefore(until) && from.isBefore(said.getUntil());
    }

    private void checkDays(NewSubstitution asked, LocalDate today) {
        if (asked.from().isBefore(today) || asked.from().isAfter(today.plusDays(settings.longest()))) {
            throw refused(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_PERIOD", "/from");
        }
        if (asked.to().isBefore(asked.from())
                || !asked.to().isBefore(asked.from().plusDays(settings.longest()))) {
            throw refused(HttpStatus.UNPROCESSABLE_CONTENT, "INVALID_PERIOD", "/to");
        }
    }

    private Problem refused(HttpStatus status, String code, String pointer) {
        return new Problem(status, code, settings.longest()).at(pointer);
    }

    /** Ends one now: the person's own, one that the caller gives back, or anybody's for whoever may. */
    synchronized SubstitutionBody end(Caller caller, UUID id) {
        var now = clock.instant();
        var said = table.find(id)
                .filter(each -> isAbout(each, caller) || mayEnd(caller, each))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "UNKNOWN_SUBSTITUTION"));
        return now.isBefore(said.getUntil()) ? say(ended(said, caller.id(), caller.name(), now), now) : body(said, now);
    }

    private static Substitution ended(Substitution said, String by, String name, Instant now) {
        return said(Substitution.newBuilder(said).setUntil(now).setEnded(true), by, name, now);
    }

    private static Substitution said(Substitution.Builder change, String by, String name, Instant now) {
        return change.setChangedBy(by).setChangedByName(name).setChangedAt(now).build();
    }

    private SubstitutionBody say(Substitution said, Instant now) {
        publisher.send(Topics.SUBSTITUTIONS, said.getPerson(), said).join();
        table.put(said);
        return body(said, now);
    }

    private static boolean isAbout(Substitution said, Caller caller) {
        return said.getPerson().equals(caller.id()) || said.getSubstitute().equals(caller.id());
    }

    private static boolean mayEnd(Caller caller, Substitution said) {
        return Policy.roleFor(caller.party(), Right.END_SUBSTITUTIONS).isPresent() && oversees(caller, said);
    }

    private static boolean oversees(Caller caller, Substitution said) {
        return caller.regions().include(new Regions(said.getRegions()));
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
