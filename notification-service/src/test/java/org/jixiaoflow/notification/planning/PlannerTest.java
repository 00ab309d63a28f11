package org.jixiaoflow.notification.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.jixiaoflow.notification.Samples.NOW;
import static org.jixiaoflow.notification.Samples.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jixiaoflow.notification.delivery.Attempt;
import org.jixiaoflow.notification.delivery.Channel;
import org.jixiaoflow.notification.delivery.Destination;
import org.jixiaoflow.notification.preferences.Wish;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.DeliveryState;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.support.addresses.AddressBook;
import org.jixiaoflow.support.addresses.Addressee;
import org.jixiaoflow.support.substitution.SubstitutionTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

@DisplayName("What is planned")
class PlannerTest {

    @Test
    @DisplayName("goes once to a mailbox that people share, when the first of them wants it")
    void sharedMailbox() {
        var tomorrow = delivery("mail", "bureau@example.test", 1)
                .setPerson("head")
                .setDigest(true)
                .setDue(NOW.plusSeconds(60))
                .build();
        var atOnce =
                delivery("mail", "bureau@example.test", 1).setPerson("clerk").build();
        var other = delivery("mail", "clerk@example.test", 1).build();

        assertThat(Planner.oneEach(Stream.of(tomorrow, atOnce, other)))
                .extracting(Delivery::getAddress, Delivery::getDigest)
                .containsExactly(tuple("bureau@example.test", false), tuple("clerk@example.test", false));
    }

    @Nested
    @DisplayName("for a department that nobody of the address book files for")
    class GivenNobody {

        @Test
        @DisplayName("is given up at once where it would have reached people, for operators to see")
        void isSeen() {
            var planned = planner("example.test").plan(notification("department:231083/archives", true), NOW);

            assertThat(planned)
                    .extracting(Delivery::getChannel, Delivery::getAddress, Delivery::getState, Delivery::getError)
                    .containsExactlyInAnyOrder(
                            tuple("mail", "department:231083/archives", DeliveryState.GIVEN_UP, "NOBODY"),
                            tuple("webhook", "county", DeliveryState.WAITING, null));
        }

        @Test
        @DisplayName("or whose people have no address, is given up as well")
        void withoutAddress() {
            assertThat(planner(null).plan(notification("department:231083/education", true), NOW))
                    .filteredOn(delivery -> delivery.getState() == DeliveryState.GIVEN_UP)
                    .hasSize(1);
        }

        @Test
        @DisplayName("isn't missed where there is no address book, nor where somebody who watched has left")
        void isNotMissed() {
            var nobody = new Planner(
                    new AddressBook(List::of, new SubstitutionTable()), PlannerTest::wanted, List.of(new Way("mail")));

            assertThat(nobody.plan(notification("department:231083/archives", true), NOW))
                    .isEmpty();
            assertThat(planner("example.test").plan(notification("person:231083/left", false), NOW))
                    .extracting(Delivery::getChannel)
                    .containsExactly("webhook");
        }
    }

    private static Planner planner(@Nullable String domain) {
        var people = AddressBook.of(new ClassPathResource("test-people.yml"), domain, new SubstitutionTable());
        return new Planner(people, PlannerTest::wanted, List.of(new Way("mail"), new Way("webhook")));
    }

    private static Optional<Wish> wanted(Addressee person, Notification notification, String channel, Instant now) {
        return Optional.of(new Wish(now, false, "zh"));
    }

    private static Notification notification(String recipient, boolean actionRequired) {
        return Notification.newBuilder()
                .setId(UUID.randomUUID())
                .setRecipient(recipient)
                .setFormId("231083-2026-OBJECTIVE-archives")
                .setVersion(3)
                .setTrigger(Trigger.RETURN)
                .setActionRequired(actionRequired)
                .setText("已退回")
                .setTextEn("Returned")
                .setLink("/api/v1/forms/231083-2026-OBJECTIVE-archives")
                .setCreatedAt(NOW)
                .build();
    }

    /** Mail to people, or else the county's webhook. */
    private record Way(String name) implements Channel {

        @Override
        public boolean reachesPeople() {
            return name.equals("mail");
        }

        @Override
        public List<Destination> destinations(Notification notification, List<Addressee> hearers) {
            return reachesPeople()
                    ? hearers.stream()
                            .flatMap(person ->
                                    Stream.ofNullable(person.email()).map(address -> new Destination(address, person)))
                            .toList()
                    : List.of(new Destination("county", null));
        }

        @Override
        public Attempt send(String address, List<Delivery> together) {
            return new Attempt.Taken();
        }
    }
}
