package org.jixiaoflow.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.notification.Samples.NOW;
import static org.jixiaoflow.notification.Samples.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jixiaoflow.fixtures.ManualClock;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.DeliveryState;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.support.addresses.Addressee;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A delivery on its way")
class DispatcherTest {

    private final ManualClock clock = new ManualClock(NOW);
    private final List<UUID> received = new ArrayList<>();
    private Function<Delivery, Attempt> receiver = delivery -> new Attempt.Taken();
    private Standing standing = delivery -> true;
    private final Outpost outpost = new Outpost(new Stub(), clock, delivery -> standing.holds(delivery));

    @Test
    void isSentWhenItIsDueAndOnce() {
        outpost.put(delivery("stub", "a", 1).setDue(NOW.plusSeconds(60)).build());

        outpost.pass(Duration.ofSeconds(59), Duration.ofSeconds(1));
        assertThat(received).isEmpty();

        outpost.pass(Duration.ofMinutes(5), Duration.ofSeconds(1));
        assertThat(received).hasSize(1);
        assertThat(outpost.states()).containsExactly(DeliveryState.SENT);
    }

    @Test
    void sentBeforeTheProcessDiedIsSentAgainAndCountedAsRepeat() {
        outpost.put(delivery("stub", "a", 1)
                .setState(DeliveryState.SENDING)
                .setAttempts(1)
                .build());

        outpost.tick();

        assertThat(outpost.all()).singleElement().satisfies(delivery -> {
            assertThat(delivery.getState()).isEqualTo(DeliveryState.SENT);
            assertThat(delivery.getRepeats()).isEqualTo(1);
            assertThat(delivery.getAttempts()).isEqualTo(2);
        });
    }

    @Test
    void behindOneThatIsTriedHasNotBegunSoThatItIsNoRepeatIfTheProcessDies() {
        var seen = new ArrayList<List<DeliveryState>>();
        receiver = delivery -> {
            seen.add(outpost.states().toList());
            return new Attempt.Taken();
        };
        IntStream.range(0, 3).forEach(i -> outpost.put(delivery("stub", "a", i).build()));

        outpost.tick();

        assertThat(seen)
                .containsExactly(
                        List.of(DeliveryState.SENDING, DeliveryState.WAITING, DeliveryState.WAITING),
                        List.of(DeliveryState.SENT, DeliveryState.SENDING, DeliveryState.WAITING),
                        List.of(DeliveryState.SENT, DeliveryState.SENT, DeliveryState.SENDING));
    }

    @Nested
    @DisplayName("to a receiver that fails")
    class Failing {

        @Test
        void isTriedAgainEverMoreSlowly() {
            receiver = delivery -> new Attempt.Failed("HTTP 500");
            outpost.put(delivery("stub", "a", 1).build());

            outpost.pass(Duration.ofHours(1), Duration.ofSeconds(1));

            assertThat(received).hasSizeBetween(5, 8);
            assertThat(outpost.all()).singleElement().satisfies(delivery -> {
                assertThat(delivery.getState()).isEqualTo(DeliveryState.FAILED);
                assertThat(delivery.getError()).isEqualTo("HTTP 500");
            });
        }

        @Test
        void isGivenUpAfterDaysAndLiesAmongTheDeadLettersToBeSentAgain() {
            receiver = delivery -> new Attempt.Failed("HTTP 500");
            outpost.put(delivery("stub", "a", 1).build());

            outpost.pass(Duration.ofDays(4), Duration.ofMinutes(5));

            assertThat(outpost.states()).containsExactly(DeliveryState.GIVEN_UP);
            assertThat(outpost.letters()).singleElement().satisfies(letter -> {
                assertThat(letter.getState()).isEqualTo(DeliveryState.WAITING);
                assertThat(letter.getAttempts()).isZero();
            });
        }

        @Test
        void andIsBackAfterAnHourGetsEverythingOnceWithinAMinute() {
            var dead = NOW.plus(Duration.ofHours(1));
            receiver = delivery -> clock.instant().isBefore(dead) ? new Attempt.Failed("away") : new Attempt.Taken();
            IntStream.range(0, 200)
                    .forEach(i -> outpost.put(delivery("stub", "a", i)
                            .setDue(NOW.plusSeconds(i * 15L))
                            .setFirstDue(NOW.plusSeconds(i * 15L))
                            .build()));

            outpost.pass(Duration.ofMinutes(62), Duration.ofSeconds(1));

            assertThat(outpost.states()).hasSize(200).containsOnly(DeliveryState.SENT);
        }

        @Test
        void isNotAskedMoreThanOnceAMinuteHoweverMuchWaits() {
            receiver = delivery -> new Attempt.Failed("away");
            IntStream.range(0, 200)
                    .forEach(i -> outpost.put(delivery("stub", "a", i).build()));

            outpost.pass(Duration.ofHours(1), Duration.ofSeconds(1));

            assertThat(received).hasSizeLessThan(75);
        }
    }

    @Nested
    @DisplayName("to a receiver that wants nothing any more")
    class Closed {

        @Test
        void isTheLastOneThereUntilAnOperatorOrdersItAgain() {
            receiver = delivery -> new Attempt.Closed("HTTP 410");
            outpost.put(delivery("stub", "a", 1).build());
            outpost.tick();
            outpost.put(delivery("stub", "a", 2).build());
            outpost.tick();

            assertThat(received).hasSize(1);
            assertThat(outpost.states()).containsExactly(DeliveryState.CLOSED, DeliveryState.GIVEN_UP);
            assertThat(outpost.letters()).hasSize(2);

            receiver = delivery -> new Attempt.Taken();
            outpost.open("a");
            outpost.put(delivery("stub", "a", 1).build());
            outpost.put(delivery("stub", "a", 3).build());
            outpost.tick();

            assertThat(outpost.states())
                    .containsExactly(DeliveryState.SENT, DeliveryState.GIVEN_UP, DeliveryState.SENT);
        }
    }

    @Nested
    @DisplayName("that is no longer for whom it was planned")
    class NoLongerMeant {

        @Test
        void isNotSentAndLiesInNobodysWay() {
            standing = delivery -> delivery.getFormId().endsWith("-2");
            outpost.put(delivery("stub", "a", 1).build());
            outpost.put(delivery("stub", "a", 2).build());

            outpost.pass(Duration.ofMinutes(1), Duration.ofSeconds(1));

            assertThat(received).hasSize(1);
            assertThat(outpost.states()).containsExactly(DeliveryState.GIVEN_UP, DeliveryState.SENT);
            assertThat(outpost.letters()).isEmpty();
        }

        @Test
        void isLookedAtTwiceForTheListOfPeopleMayBeHalfWritten() {
            standing = delivery -> clock.instant().isAfter(NOW);
            outpost.put(delivery("stub", "a", 1).build());

            outpost.pass(Duration.ofMinutes(1), Duration.ofSeconds(1));

            assertThat(received).hasSize(1);
            assertThat(outpost.states()).containsExactly(DeliveryState.SENT);
        }
    }

    @Test
    void toOneAddressDelaysNoneToAnother() {
        receiver = delivery -> delivery.getAddress().equals("dead") ? new Attempt.Failed("away") : new Attempt.Taken();
        outpost.put(delivery("stub", "dead", 1).build());
        outpost.put(delivery("stub", "alive", 2).build());

        outpost.tick();

        assertThat(outpost.states()).containsExactlyInAnyOrder(DeliveryState.FAILED, DeliveryState.SENT);
    }

    private final class Stub implements Channel {

        @Override
        public String name() {
            return "stub";
        }

        @Override
        public List<Destination> destinations(Notification notification, List<Addressee> hearers) {
            return List.of();
        }

        @Override
        public Attempt send(String address, List<Delivery> together) {
            together.forEach(delivery -> received.add(delivery.getId()));
            return receiver.apply(together.get(0));
        }
    }
}
