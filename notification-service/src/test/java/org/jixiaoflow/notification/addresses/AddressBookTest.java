package org.jixiaoflow.notification.addresses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.notification.Samples.NOW;
import static org.jixiaoflow.notification.Samples.notification;

import org.jixiaoflow.schemas.Trigger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

@DisplayName("Who hears of a notification")
class AddressBookTest {

    private final AddressBook people =
            new AddressBook(new PeopleFile(new ClassPathResource("test-people.yml"), "example.test"));

    @ParameterizedTest(name = "{0} about {1}: {2}")
    @CsvSource({
        "department:231083/civil-affairs, civil-affairs, clerk-civil-affairs head-civil-affairs",
        "department:civil-affairs, civil-affairs, clerk-civil-affairs head-civil-affairs",
        "department:231084/civil-affairs, civil-affairs, ''",
        "stage:231083/SUPERVISING_DEPARTMENT, civil-affairs, supervisor",
        "stage:231083/FINANCE_DIVISION, civil-affairs, finance",
        "stage:231083/FINANCE_DIVISION, education, finance finance-education",
        "stage:231083/PERFORMANCE_DIVISION, civil-affairs, final-reviewer finance",
        "stage:231083/PERFORMANCE_DIVISION, finance, ''",
        "head:231083/PERFORMANCE_DIVISION, civil-affairs, final-reviewer finance",
        "head:231083/SUPERVISING_DEPARTMENT, civil-affairs, ''",
        "person:finance, civil-affairs, finance",
        "person:final-reviewer, civil-affairs, final-reviewer finance",
        "bureau:231083, civil-affairs, ''"
    })
    void whoseItIsAndWhoStandsInForThem(String recipient, String department, String heard) {
        var notification = notification(recipient, "231083-2026-OBJECTIVE-" + department, Trigger.SUBMIT)
                .build();

        assertThat(people.hearers(notification, NOW).stream().map(Addressee::id))
                .containsExactlyInAnyOrder(heard.isEmpty() ? new String[0] : heard.split(" "));
    }
}
