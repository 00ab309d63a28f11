package org.jixiaoflow.notification.substitution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.fixtures.ManualClock;
import org.jixiaoflow.notification.Samples;
import org.jixiaoflow.schemas.Substitution;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.support.addresses.AddressBook;
import org.jixiaoflow.support.addresses.Addressee;
import org.jixiaoflow.support.calendar.Calendars;
import org.jixiaoflow.support.kafka.Publisher;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.substitution.SubstitutionTable;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.Mockito;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

/** It is 10 o'clock of Monday, 2 March 2026 in the county. */
@DisplayName("Naming who stands in")
@NullUnmarked
class SubstitutionsTest {

    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");

    private final ManualClock clock = new ManualClock(Samples.NOW);
    private List<Addressee> people = people();
    private final List<Substitution> written = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final SubstitutionTable table = new SubstitutionTable();
    private final Substitutions substitutions = new Substitutions(
            table,
            new AddressBook(() -> people, table),
            new Remembering(),
            Calendars.read(COUNTY, null),
            new SubstitutionSettings(183),
            (said, away) -> told.add(said.getPerson() + " of " + away.getPerson()),
            clock);

    private final Caller finance = reviewer("finance", "FINANCE_DIVISION");
    private final Caller clerk = caller("clerk-education", "clerk", "231083", "education");
    private final Caller security = caller("security", "security-administrator", "231083", null);

    @Test
    @DisplayName("is written down with who said so, when, and what they were then")
    void written() {
        var named = name(finance, "supervisor", "2026-03-02", "2026-03-06");

        assertThat(named.from()).isEqualTo(Samples.NOW);
        assertThat(named.until()).isEqualTo(Instant.parse("2026-03-06T16:00:00Z"));
        assertThat(written).singleElement().satisfies(said -> {
            assertThat(said.getPerson()).isEqualTo("finance");
            assertThat(said.getRoles()).containsExactly("reviewer");
            assertThat(said.getStages()).containsExactly("FINANCE_DIVISION");
            assertThat(said.getSubstitute()).isEqualTo("supervisor");
            assertThat(said.getChangedBy()).isEqualTo("finance");
            assertThat(said.getChangedAt()).isEqualTo(Samples.NOW);
        });
        assertThat(table.standsIn("supervisor", "finance", Samples.NOW)).isTrue();
        assertThat(table.standsIn("supervisor", "finance", named.until())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "finance, finance",
        "finance, nobody",
        "finance, clerk-education",
        "finance, auditor",
        "finance, elsewhere",
        "finance, operator",
        "clerk-education, clerk-health",
        "clerk-education, finance",
        "clerk-education, ''"
    })
    @DisplayName("takes colleagues of the same work, region and department, and nobody else")
    void colleaguesOnly(String person, String substitute) {
        assertThatThrownBy(
                        () -> name(person.equals("finance") ? finance : clerk, substitute, "2026-03-02", "2026-03-06"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("NOT_A_COLLEAGUE"));
        assertThat(written).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, 2026-03-06",
        "2026-03-06, 2026-03-05",
        "2026-03-02, 2036-03-02",
        "2026-03-02, 2026-09-01",
        "2026-10-01, 2026-10-02",
        "2026-03-02, +999999999-12-31",
        "+999999999-12-31, +999999999-12-31",
        "-999999999-01-01, 2026-03-06"
    })
    @DisplayName("takes no days that are over, backwards, too many, or too far ahead")
    void days(LocalDate from, LocalDate to) {
        assertThatThrownBy(() -> substitutions.name(finance, new NewSubstitution("supervisor", from, to, null)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("INVALID_PERIOD"));
        assertThat(written).isEmpty();
    }

    @Test
    @DisplayName("takes one substitute at a time, and another one once it was ended")
    void oneAtATime() {
        var first = name(finance, "supervisor", "2026-03-05", "2026-03-06");

        assertThatThrownBy(() -> name(finance, "finance-education", "2026-03-06", "2026-03-09"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("SUBSTITUTED_ALREADY"));
        name(finance, "finance-education", "2026-03-07", "2026-03-09");
        substitutions.end(finance, first.id());
        name(finance, "finance-education", "2026-03-05", "2026-03-06");

        assertThat(substitutions.of(finance)).hasSize(3);
    }

    @Test
    @DisplayName("takes nobody who is away on these days themselves, so that no two stand in for each other")
    void circle() {
        name(finance, "supervisor", "2026-03-02", "2026-03-06");
        var supervisor = caller("supervisor", "reviewer", "231083", null);

        assertThatThrownBy(() -> name(supervisor, "finance", "2026-03-06", "2026-03-09"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("SUBSTITUTE_AWAY"));

        name(supervisor, "finance", "2026-03-07", "2026-03-09");
        assertThat(written).hasSize(2);
    }

    @Test
    @DisplayName("by a substitute is told to whom they stand in for on these days, and shown")
    void awayInTurn() {
        var supervisor = caller("supervisor", "reviewer", "231083", null);
        name(finance, "supervisor", "2026-03-02", "2026-03-06");

        name(supervisor, "finance-education", "2026-03-07", "2026-03-09");
        assertThat(told).isEmpty();
        assertThat(substitutions.of(finance))
                .singleElement()
                .satisfies(said -> assertThat(said.away()).isNull());

        name(supervisor, "finance-education", "2026-03-04", "2026-03-05");

        assertThat(told).containsExactly("finance of supervisor");
        assertThat(substitutions.of(finance))
                .extracting(SubstitutionBody::away)
                .containsExactly(new SubstitutionBody.Away(
                        Instant.parse("2026-03-03T16:00:00Z"), Instant.parse("2026-03-05T16:00:00Z")));
        assertThat(table.standsIn("supervisor", "finance", Samples.NOW)).isTrue();
        assertThat(table.standsIn("finance-education", "finance", Instant.parse("2026-03-04T04:00:00Z")))
                .isFalse();
    }

    @Test
    @DisplayName("asked for twice, as by a button pressed twice, is said once")
    void twice() {
        var first = name(finance, "supervisor", "2026-03-02", "2026-03-06");
        clock.pass(Duration.ofMinutes(1));

        assertThat(name(finance, "supervisor", "2026-03-02", "2026-03-06")).isEqualTo(first);
        assertThat(written).hasSize(1);
        assertThatThrownBy(() -> name(finance, "supervisor", "2026-03-02", "2026-03-09"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("SUBSTITUTED_ALREADY"));
    }

    @Test
    @DisplayName(
            "ends at once when the person, the substitute or a security administrator says so, and is written down")
    void ends() {
        for (var who : List.of(finance, reviewer("supervisor", "SUPERVISING_DEPARTMENT"), security)) {
            var named = name(finance, "supervisor", "2026-03-02", "2026-03-06");
            clock.pass(Duration.ofMinutes(1));

            var ended = substitutions.end(who, named.id());

            assertThat(ended.over()).isTrue();
            assertThat(table.standsIn("supervisor", "finance", clock.instant())).isFalse();
            assertThat(written.get(written.size() - 1).getChangedBy()).isEqualTo(who.id());
            clock.pass(Duration.ofMinutes(1));
            assertThat(substitutions.end(who, named.id()).until()).isEqualTo(ended.until());
        }
    }

    @Test
    @DisplayName("is nobody else's to end or to see")
    void othersAreKept() {
        var named = name(finance, "supervisor", "2026-03-02", "2026-03-06");
        var elsewhere = caller("security-2", "security-administrator", "231084", null);

        for (var who : List.of(clerk, elsewhere)) {
            assertThatThrownBy(() -> substitutions.end(who, named.id()))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("UNKNOWN_SUBSTITUTION"));
            assertThat(substitutions.of(who)).isEmpty();
        }
        assertThat(substitutions.overseen(elsewhere)).isEmpty();
        assertThat(substitutions.overseen(security)).hasSize(1);
        assertThatThrownBy(() -> substitutions.end(finance, UUID.randomUUID())).isInstanceOf(Problem.class);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "nothing,                       true",
        "the person is gone,            false",
        "the substitute is gone,        false",
        "a stage was taken away,        false",
        "a stage was added,             true",
        "the region was taken away,     false",
        "the department was limited,    false",
        "the substitute moved,          false",
        "the book is empty,             true"
    })
    @DisplayName("ends with what the person is, at the second look in a row")
    void outdated(String change, boolean holds) {
        name(finance, "supervisor", "2026-03-02", "2026-03-06");
        people = switch (change) {
            case "nothing" -> people();
            case "the person is gone" -> without("finance");
            case "the substitute is gone" -> without("supervisor");
            case "a stage was taken away" -> with(stages("finance", "231083", List.of(), List.of()));
            case "a stage was added" ->
                with(stages("finance", "231083", List.of("FINANCE_DIVISION", "PERFORMANCE_DIVISION"), List.of()));
            case "the region was taken away" ->
                with(stages("finance", "231084", List.of("FINANCE_DIVISION"), List.of()));
            case "the department was limited" ->
                with(stages("finance", "231083", List.of("FINANCE_DIVISION"), List.of("education")));
            case "the substitute moved" -> with(person("supervisor", Role.CLERK, "231083", "health"));
            case "the book is empty" -> List.of();
            default -> throw new IllegalArgumentException(change);
        };

        substitutions.endOutdated();
        assertThat(table.standsIn("supervisor", "finance", Samples.NOW)).isTrue();
        substitutions.endOutdated();

        assertThat(table.standsIn("supervisor", "finance", Samples.NOW)).isEqualTo(holds);
        assertThat(written).hasSize(holds ? 1 : 2);
    }

    @Test
    @DisplayName("isn't ended by a look at a book that is half written, nor ended twice")
    void halfWritten() {
        name(finance, "supervisor", "2026-03-02", "2026-03-06");
        for (var look = 0; look < 3; look++) {
            people = without("finance");
            substitutions.endOutdated();
            people = people();
            substitutions.endOutdated();
        }
        assertThat(written).hasSize(1);

        people = without("finance");
        for (var look = 0; look < 4; look++) {
            substitutions.endOutdated();
        }

        assertThat(written).hasSize(2);
    }

    @Test
    @DisplayName("is for those in the address book alone, for it says when they are no more what they were")
    void notInTheBook() {
        for (var who : List.of(reviewer("unknown", "FINANCE_DIVISION"), reviewer("finance", "PERFORMANCE_DIVISION"))) {
            assertThatThrownBy(() -> name(who, "supervisor", "2026-03-02", "2026-03-06"))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("NOT_IN_ADDRESS_BOOK"));
        }
    }

    private List<Addressee> without(String id) {
        return people.stream().filter(person -> !person.id().equals(id)).toList();
    }

    private List<Addressee> with(Addressee changed) {
        return Stream.concat(without(changed.id()).stream(), Stream.of(changed)).toList();
    }

    private SubstitutionBody name(Caller caller, String substitute, String from, String to) {
        return substitutions.name(
                caller, new NewSubstitution(substitute, LocalDate.parse(from), LocalDate.parse(to), "出差"));
    }

    private static Caller reviewer(String id, String stage) {
        return new Caller(id, id, Set.of("reviewer"), new Regions(List.of("231083")), null, List.of(), List.of(stage));
    }

    private static Caller caller(String id, String role, String region, @Nullable String department) {
        return new Caller(id, id, Set.of(role), new Regions(List.of(region)), department, List.of(), List.of());
    }

    private static List<Addressee> people() {
        return Stream.of(
                        stages("finance", "231083", List.of("FINANCE_DIVISION"), List.of()),
                        person("finance-education", Role.REVIEWER, "231083", null),
                        person("supervisor", Role.REVIEWER, "231083", null),
                        person("elsewhere", Role.REVIEWER, "231084", null),
                        person("clerk-education", Role.CLERK, "231083", "education"),
                        person("clerk-health", Role.CLERK, "231083", "health"),
                        person("auditor", Role.AUDITOR, "231083", null),
                        person("operator", Role.OPERATOR, "231083", null))
                .toList();
    }

    private static Addressee stages(String id, String region, List<String> stages, List<String> departments) {
        return new Addressee(
                id,
                id,
                null,
                "zh",
                Set.of(Role.REVIEWER),
                new Regions(List.of(region)),
                null,
                stages,
                departments,
                List.of());
    }

    private static Addressee person(String id, Role role, String region, @Nullable String department) {
        return new Addressee(
                id,
                id,
                null,
                "zh",
                Set.of(role),
                new Regions(List.of(region)),
                department,
                List.of(),
                List.of(),
                List.of());
    }

    /** Keeps what is written. */
    private final class Remembering extends Publisher {

        @SuppressWarnings("unchecked")
        Remembering() {
            super(Mockito.mock(KafkaTemplate.class), new UnregisteredSerdes());
        }

        @Override
        public <T extends SpecificRecord> CompletableFuture<SendResult<byte[], byte[]>> send(
                Topic<T> topic, String key, @Nullable T value) {
            written.add((Substitution) value);
            return CompletableFuture.completedFuture(null);
        }
    }
}
