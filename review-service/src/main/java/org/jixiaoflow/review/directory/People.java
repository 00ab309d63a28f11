package org.jixiaoflow.review.directory;

import static java.util.stream.Collectors.toMap;

import java.sql.Array;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.review.directory.KnownSubstitution.Phase;
import org.jixiaoflow.review.directory.KnownSubstitution.Source;
import org.jixiaoflow.schemas.Substitution;
import org.jixiaoflow.support.addresses.AddressBook;
import org.jixiaoflow.support.addresses.Addressee;
import org.jixiaoflow.support.substitution.SubstitutionTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may act in a region: everybody whom the address book has there, and whoever acted there and isn't in it. What tokens say of somebody
 * who never came isn't known, nor when somebody signed in.
 */
@Component
class People {

    private final AddressBook people;
    private final SubstitutionTable substitutions;
    private final JdbcClient sql;
    private final Clock clock;

    People(AddressBook people, SubstitutionTable substitutions, JdbcClient sql, Clock clock) {
        this.people = people;
        this.substitutions = substitutions;
        this.sql = sql;
        this.clock = clock;
    }

    /** Somebody, by codes; who isn't in the address book is known by what they did last. */
    record Somebody(
            String id,
            String name,
            List<String> roles,
            List<String> regions,
            @Nullable String department,
            List<String> stages,
            List<String> stageDepartments,
            KnownPerson.Source source,
            @Nullable Instant lastActedAt) {

        /** Whether their id, name or department has that in it. */
        boolean isLike(String text) {
            return Stream.of(id, name, department == null ? "" : department).anyMatch(known -> known.contains(text));
        }
    }

    /** Everybody of a region, by name. */
    List<Somebody> of(String region) {
        var acts = acts(region).collect(toMap(Somebody::id, act -> act));
        var said = substitutions
                .all()
                .collect(toMap(
                        Substitution::getChangedBy,
                        Substitution::getChangedAt,
                        BinaryOperator.maxBy(Instant::compareTo)));
        var known = people.all()
                .filter(person -> person.regions().cover(region))
                .map(person -> listed(person, latest(lastAct(acts, person.id()), said.get(person.id()))))
                .toList();
        var unlisted =
                acts.values().stream().filter(act -> people.find(act.id()).isEmpty());
        return Stream.concat(known.stream(), unlisted)
                .sorted(Comparator.comparing(Somebody::name).thenComparing(Somebody::id))
                .toList();
    }

    private static @Nullable Instant lastAct(Map<String, Somebody> acts, String person) {
        return Optional.ofNullable(acts.get(person)).map(Somebody::lastActedAt).orElse(null);
    }

    private static @Nullable Instant latest(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isAfter(one)) ? other : one;
    }

    private static Somebody listed(Addressee person, @Nullable Instant lastActedAt) {
        return new Somebody(
                person.id(),
                person.name(),
                person.roles().stream().map(Role::code).toList(),
                person.regions().codes(),
                person.department(),
                person.stages(),
                person.stageDepartments(),
                KnownPerson.Source.ADDRESS_BOOK,
                lastActedAt);
    }

    private Stream<Somebody> acts(String region) {
        return sql
                .sql("""
                        select person, name, role, department_code, stages, acted_at from review.last_act
                        where region_code = :region""")
                .param("region", region)
                .query((row, number) -> new Somebody(
                        row.getString(1),
                        row.getString(2),
                        List.of(row.getString(3)),
                        List.of(region),
                        row.getString(4),
                        texts(row.getArray(5)),
                        List.of(),
                        KnownPerson.Source.JOURNAL,
                        row.getTimestamp(6).toInstant()))
                .list()
                .stream();
    }

    private static List<String> texts(Array column) throws SQLException {
        return Arrays.stream((String[]) column.getArray())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Who stands in for people of a region: those now, those to come by their first day, those that are over, the last ones first. */
    List<KnownSubstitution> substitutions(String region) {
        var now = clock.instant();
        var all = Stream.concat(
                        substitutions
                                .all()
                                .filter(said -> new Regions(said.getRegions()).cover(region))
                                .map(Dated::of),
                        people.all().flatMap(person -> dated(person, region)))
                .toList();
        return all.stream()
                .map(each -> known(each, all, now))
                .sorted(Comparator.comparing(KnownSubstitution::phase).thenComparing(People::inOrder))
                .toList();
    }

    private static int inOrder(KnownSubstitution one, KnownSubstitution other) {
        var earlierFirst = one.from().compareTo(other.from());
        return one.phase() == Phase.ENDED ? -earlierFirst : earlierFirst;
    }

    private Stream<Dated> dated(Addressee substitute, String region) {
        return substitute.mandates().stream()
                .flatMap(mandate -> people
                        .find(mandate.person())
                        .filter(person -> person.regions().cover(region))
                        .map(person -> new Dated(
                                person.id(),
                                person.name(),
                                substitute.id(),
                                substitute.name(),
                                mandate.from(),
                                mandate.until(),
                                Source.ADDRESS_BOOK,
                                null))
                        .stream());
    }

    private static KnownSubstitution known(Dated each, List<Dated> all, Instant now) {
        var over = !now.isBefore(each.until());
        Predicate<Dated> meets =
                other -> !over && !other.equals(each) && other.overlaps(each) && now.isBefore(other.until());
        return new KnownSubstitution(
                each.person(),
                each.personName(),
                each.substitute(),
                each.substituteName(),
                each.from(),
                each.until(),
                over ? Phase.ENDED : now.isBefore(each.from()) ? Phase.PLANNED : Phase.NOW,
                each.source(),
                each.reason(),
                names(all, meets.and(other -> other.person().equals(each.person()))),
                names(all, meets.and(other -> other.person().equals(each.substitute()))));
    }

    private static List<String> names(List<Dated> all, Predicate<Dated> wanted) {
        return all.stream()
                .filter(wanted)
                .map(Dated::substituteName)
                .distinct()
                .sorted()
                .toList();
    }

    private record Dated(
            String person,
            String personName,
            String substitute,
            String substituteName,
            Instant from,
            Instant until,
            Source source,
            @Nullable String reason) {

        static Dated of(Substitution said) {
            return new Dated(
                    said.getPerson(),
                    said.getPersonName(),
                    said.getSubstitute(),
                    said.getSubstituteName(),
                    said.getFrom(),
                    said.getUntil(),
                    Source.PERSON,
                    said.getReason());
        }

        boolean overlaps(Dated other) {
            return from.isBefore(other.until) && other.from.isBefore(until);
        }
    }
}
