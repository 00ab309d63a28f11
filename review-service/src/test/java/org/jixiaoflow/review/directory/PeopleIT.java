package org.jixiaoflow.review.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.review.directory.KnownPerson.Source;
import org.jixiaoflow.review.directory.KnownSubstitution.Phase;
import org.jixiaoflow.review.directory.People.Somebody;
import org.jixiaoflow.review.tracking.ReviewDatabase;
import org.jixiaoflow.review.tracking.Story;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.Substitution;
import org.jixiaoflow.support.addresses.AddressBook;
import org.jixiaoflow.support.addresses.Addressee;
import org.jixiaoflow.support.addresses.Addressee.Mandate;
import org.jixiaoflow.support.substitution.SubstitutionTable;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Who may act in a region")
@NullUnmarked
class PeopleIT {

    private static final String HERE = "231083";
    private static final Instant NOW = Instant.parse("2022-02-01T02:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient sql = ReviewDatabase.empty();
    private final SubstitutionTable said = new SubstitutionTable();
    private final List<Addressee> listed = List.of(
            person("wang", Role.FINAL_REVIEWER, HERE, new Mandate("zhao", NOW.minus(DAY), NOW.plus(DAY))),
            person("zhao", Role.REVIEWER, "2310*"),
            person("qian", Role.CLERK, HERE),
            person("elsewhere", Role.CLERK, "231084"));
    private final People people =
            new People(new AddressBook(() -> listed, said), said, sql, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void acted() {
        ReviewDatabase.tell(
                new Story("231083-2022-OBJECTIVE-civil-affairs").save().submit().giveBack("wang", "请补充"),
                new Story("231084-2022-OBJECTIVE-civil-affairs", Duration.ofDays(3))
                        .save()
                        .submit());
    }

    @Test
    @DisplayName(
            "is everybody in the address book, and whoever isn't in it and acted there, each with when they last did")
    void everybody() {
        assertThat(people.of(HERE))
                .extracting(Somebody::id, Somebody::source, Somebody::roles, Somebody::lastActedAt)
                .containsExactlyInAnyOrder(
                        tuple("wang", Source.ADDRESS_BOOK, List.of("final-reviewer"), at(2)),
                        tuple("zhao", Source.ADDRESS_BOOK, List.of("reviewer"), null),
                        tuple("qian", Source.ADDRESS_BOOK, List.of("clerk"), null),
                        tuple("clerk-1", Source.JOURNAL, List.of("clerk"), at(1)));
        assertThat(people.of("231084"))
                .extracting(Somebody::id)
                .containsExactlyInAnyOrder("elsewhere", "zhao", "clerk-1");
        assertThat(people.of("110101")).isEmpty();
    }

    @Test
    @DisplayName("is no portal, and what somebody was at their newest entry, in whatever order entries come")
    void newest() {
        var story = new Story("231083-2022-OBJECTIVE-education").save().submit();
        var entries = story.entries();
        var portals = FormEvent.newBuilder(entries.get(0))
                .setActor(actor("cloud", "portal", null))
                .build();
        var moved = FormEvent.newBuilder(entries.get(1))
                .setActor(actor("sun", "reviewer", "finance"))
                .build();
        var before = FormEvent.newBuilder(entries.get(1))
                .setActor(actor("sun", "clerk", "education"))
                .setOccurredAt(moved.getOccurredAt().minus(DAY))
                .setVersion(3)
                .build();

        ReviewDatabase.tell(List.of(portals, moved));
        ReviewDatabase.tell(List.of(before));

        assertThat(people.of(HERE)).extracting(Somebody::id).doesNotContain("cloud");
        assertThat(people.of(HERE))
                .filteredOn(person -> person.id().equals("sun"))
                .singleElement()
                .satisfies(person -> {
                    assertThat(person.roles()).containsExactly("reviewer");
                    assertThat(person.department()).isEqualTo("finance");
                });
    }

    @Test
    @DisplayName("was seen when they said who stands in for them, too")
    void saidSo() {
        say("qian", "wang", NOW, NOW.plus(DAY));

        assertThat(people.of(HERE))
                .filteredOn(person -> person.id().equals("qian"))
                .extracting(Somebody::lastActedAt)
                .containsExactly(NOW.minusSeconds(60));
    }

    @Test
    @DisplayName("has substitutes now, to come and gone, said by the person or the address book")
    void substitutions() {
        say("qian", "wang", NOW.plus(DAY), NOW.plus(DAY.multipliedBy(2)));
        say("qian", "zhao", NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY));

        assertThat(people.substitutions(HERE))
                .extracting(
                        KnownSubstitution::personName,
                        KnownSubstitution::substitute,
                        KnownSubstitution::phase,
                        KnownSubstitution::source)
                .containsExactly(
                        tuple("zhao", "wang", Phase.NOW, KnownSubstitution.Source.ADDRESS_BOOK),
                        tuple("qian", "wang", Phase.PLANNED, KnownSubstitution.Source.PERSON),
                        tuple("qian", "zhao", Phase.ENDED, KnownSubstitution.Source.PERSON));
        assertThat(people.substitutions("231084"))
                .extracting(KnownSubstitution::person)
                .containsExactly("zhao");
    }

    @Test
    @DisplayName("has two substitutes at a time, or one who is away, told by name, but for days that are over")
    void overlaps() {
        say("zhao", "sun", NOW, NOW.plus(DAY));
        say("wang", "li", NOW, NOW.plus(DAY));
        say("wang", "zhou", NOW.minus(DAY), NOW);

        assertThat(people.substitutions(HERE))
                .extracting(
                        KnownSubstitution::person,
                        KnownSubstitution::substitute,
                        KnownSubstitution::alsoBy,
                        KnownSubstitution::awayFor)
                .contains(
                        tuple("zhao", "wang", List.of("sun"), List.of("li")),
                        tuple("zhao", "sun", List.of("wang"), List.of()),
                        tuple("wang", "li", List.of(), List.of()),
                        tuple("wang", "zhou", List.of(), List.of()));
    }

    private static Instant at(int hour) {
        return Instant.parse("2022-01-10T08:00:00Z").plus(Duration.ofHours(hour));
    }

    private static Addressee person(String id, Role role, String region, Mandate... mandates) {
        return new Addressee(
                id,
                id,
                null,
                "zh",
                Set.of(role),
                new Regions(List.of(region)),
                null,
                List.of(),
                List.of(),
                Stream.of(mandates).toList());
    }

    private static Actor actor(String id, String role, String department) {
        return Actor.newBuilder()
                .setId(id)
                .setName(id)
                .setRole(role)
                .setDepartmentCode(department)
                .build();
    }

    private void say(String person, String substitute, Instant from, Instant until) {
        said.put(Substitution.newBuilder()
                .setId(UUID.randomUUID())
                .setPerson(person)
                .setPersonName(person)
                .setRoles(List.of("clerk"))
                .setRegions(List.of(HERE))
                .setStages(List.of())
                .setStageDepartments(List.of())
                .setSubstitute(substitute)
                .setSubstituteName(substitute)
                .setFrom(from)
                .setUntil(until)
                .setChangedBy(person)
                .setChangedByName(person)
                .setChangedAt(NOW.minusSeconds(60))
                .build());
    }
}
