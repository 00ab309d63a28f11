package org.jixiaoflow.notification.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.notification.Samples.NOW;
import static org.jixiaoflow.notification.Samples.notification;

import java.util.List;
import java.util.UUID;
import org.jixiaoflow.schemas.Substitution;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.support.addresses.AddressBook;
import org.jixiaoflow.support.addresses.Addressee;
import org.jixiaoflow.support.substitution.SubstitutionTable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

@DisplayName("Who hears of a notification")
class AddressBookTest {

    private final SubstitutionTable substitutions = new SubstitutionTable();
    private final AddressBook people =
            AddressBook.of(new ClassPathResource("test-people.yml"), "example.test", substitutions);

    @ParameterizedTest(name = "{0} about {1}: {2}")
    @CsvSource({
        "department:231083/civil-affairs, civil-affairs, clerk-civil-affairs head-civil-affairs",
        "department:civil-affairs, civil-affairs, clerk-civil-affairs head-civil-affairs",
        "department:231086/civil-affairs, civil-affairs, ''",
        "department:231084/civil-affairs, civil-affairs, clerk-of-both",
        "stage:231083/SUPERVISING_DEPARTMENT, civil-affairs, supervisor",
        "stage:231083/FINANCE_DIVISION, civil-affairs, finance",
        "stage:231083/FINANCE_DIVISION, education, finance finance-education",
        "stage:231083/PERFORMANCE_DIVISION, civil-affairs, final-reviewer finance",
        "stage:231083/PERFORMANCE_DIVISION, finance, ''",
        "head:231083/PERFORMANCE_DIVISION, civil-affairs, final-reviewer finance",
        "head:231083/SUPERVISING_DEPARTMENT, civil-affairs, ''",
        "person:finance, civil-affairs, finance",
        "person:reader, civil-affairs, reader",
        "person:clerk-education, civil-affairs, ''",
        "person:finance-education, education, finance-education",
        "person:finance-education, civil-affairs, ''",
        "person:final-reviewer, civil-affairs, final-reviewer finance",
        "bureau:231083, civil-affairs, ''"
    })
    void whoseItIsAndWhoStandsInForThem(String recipient, String department, String heard) {
        var notification = notification(recipient, "231083-2026-OBJECTIVE-" + department, Trigger.SUBMIT)
                .build();

        assertThat(people.hearers(notification, NOW).stream().map(Addressee::id))
                .containsExactlyInAnyOrder(heard.isEmpty() ? new String[0] : heard.split(" "));
    }

    @ParameterizedTest(name = "{0} for {1}, {2} to {3} seconds from now: {4}")
    @CsvSource({
        "finance-education, supervisor, -1, 1, true",
        "finance-education, supervisor, 0, 1, true",
        "finance-education, supervisor, 1, 9, false",
        "finance-education, supervisor, -9, 0, false",
        "reader, supervisor, -1, 1, false",
        "clerk-civil-affairs, supervisor, -1, 1, false",
    })
    @DisplayName("is who was named as a substitute, too, in time, and as long as they may be")
    void whoeverWasNamed(String substitute, String person, int from, int until, boolean hears) {
        substitutions.put(substitution(substitute, person)
                .setFrom(NOW.plusSeconds(from))
                .setUntil(NOW.plusSeconds(until))
                .build());
        var notification = notification("person:" + person, "231083-2026-OBJECTIVE-civil-affairs", Trigger.RETURN)
                .build();

        assertThat(people.hearers(notification, NOW).stream().map(Addressee::id).anyMatch(substitute::equals))
                .isEqualTo(hears);
    }

    private static Substitution.Builder substitution(String substitute, String person) {
        return Substitution.newBuilder()
                .setId(UUID.randomUUID())
                .setPerson(person)
                .setPersonName(person)
                .setRoles(List.of("clerk"))
                .setRegions(List.of("231083"))
                .setDepartment("education")
                .setStages(List.of())
                .setStageDepartments(List.of())
                .setSubstitute(substitute)
                .setSubstituteName(substitute)
                .setChangedBy(person)
                .setChangedByName(person)
                .setChangedAt(NOW);
    }
}
