package org.jixiaoflow.workbench.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.DeliveryState;
import org.jixiaoflow.workbench.services.DeadLetters;
import org.jixiaoflow.workbench.services.Deliveries;
import org.jixiaoflow.workbench.services.Operations.Certificate;
import org.jixiaoflow.workbench.services.Operations.Disk;
import org.jixiaoflow.workbench.services.Operations.Reach;
import org.jixiaoflow.workbench.services.Operations.Stream;
import org.jixiaoflow.workbench.services.Operations.Surroundings;
import org.jixiaoflow.workbench.services.Operations.Unknown;
import org.jixiaoflow.workbench.services.Operations.View;
import org.jixiaoflow.workbench.services.Panel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The operator's desk")
class TroublesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T04:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final Stream RUNNING = new Stream("jixiao-review", "RUNNING", 0, 0, 3L);
    private static final View FILLED = view(false, 0);
    private static final Disk ROOMY = new Disk("/data", 100, 50);

    @Test
    @DisplayName("says that all is well when nothing stands still, fails, fills up or ends")
    void well() {
        assertThat(told(List.of(checked(FILLED, RUNNING, ROOMY, 2026, NOW.minus(Duration.ofDays(7))))))
                .isEmpty();
    }

    @Test
    @DisplayName("says first what must be seen to now")
    void worstFirst() {
        var stopped = new Stream("jixiao-review", "ERROR", 11, 0, null);
        var full = new Disk("/data", 1000, 51);
        var same = new Disk("/data/streams", 1000, 52);

        var troubles = told(List.of(
                checked(view(true, 40), stopped, full, 2026, NOW),
                checked(FILLED, RUNNING, same, 2026, NOW),
                new Checked("scoring", new Panel<>(null, "scoring"), new Panel<>(null, "scoring"))));

        assertThat(troubles)
                .extracting(Trouble::code)
                .containsExactly("down", "stream.stopped", "disk", "view.refilling");
        assertThat(troubles).extracting(Trouble::bad).containsExactly(true, true, true, false);
        assertThat(troubles.get(3).arguments()).containsExactly("forms", 60L);
    }

    @Test
    @DisplayName("says what is behind, only if it is much")
    void behind() {
        var slow = new Stream("jixiao-review", "RUNNING", 0, 0, Troubles.MANY + 1);

        assertThat(told(List.of(checked(view(false, Troubles.MANY + 1), slow, ROOMY, 2026, NOW))))
                .extracting(Trouble::code)
                .containsExactly("stream.behind", "view.behind");
    }

    @Test
    @DisplayName("knows the year whose holidays are still to be told, from November of the year before")
    void calendar() {
        var services = List.of(checked(FILLED, RUNNING, ROOMY, 2026, NOW));
        var november = new Troubles(NOW, LocalDate.of(2026, 11, 1)).of(services, none(), nothing());
        var nextYear = new Troubles(NOW, LocalDate.of(2027, 1, 1)).of(services, none(), nothing());

        assertThat(november).singleElement().isEqualTo(Trouble.minor("calendar", "ground", "2027"));
        assertThat(nextYear).singleElement().isEqualTo(Trouble.bad("calendar", "ground", "2027"));
    }

    @Test
    @DisplayName("counts dead letters and what couldn't be sent, and misses a backup and an old certificate")
    void others() {
        var surroundings = new Surroundings(
                List.of(),
                List.of(),
                List.of(
                        new Certificate("CN=kafka", NOW.minusSeconds(1)),
                        new Certificate("CN=registry", NOW.plus(Duration.ofDays(10)))),
                null,
                null,
                List.of());
        var services = List.of(new Checked("review", new Panel<>(List.of(), null), new Panel<>(surroundings, null)));

        var troubles = new Troubles(NOW, TODAY)
                .of(
                        services,
                        new Panel<>(new DeadLetters.Counts(List.of(), 7, true), null),
                        new Panel<>(
                                new Deliveries.Sums(
                                        List.of(
                                                new Deliveries.Sum("MAIL", DeliveryState.FAILED, 2, 0),
                                                new Deliveries.Sum("ROBOT", DeliveryState.FAILED, 1, 0),
                                                new Deliveries.Sum("MAIL", DeliveryState.SENT, 9, 0)),
                                        5,
                                        4),
                                null));

        assertThat(troubles)
                .containsExactly(
                        Trouble.bad("certificate.over", "ground", "CN=kafka"),
                        Trouble.minor("letters", "letters", 7),
                        Trouble.minor("deliveries", "deliveries", 3L),
                        Trouble.minor("deliveries.given-up", "deliveries", 4L),
                        Trouble.minor("deliveries.nobody", "deliveries", 5L),
                        Trouble.minor("certificate", "ground", "CN=registry", 10L),
                        Trouble.minor("backup.none", "ground"));
    }

    @Test
    @DisplayName("says what isn't known, and of no service that is only slow in part that it is down")
    void unknown() {
        var surroundings = new Surroundings(
                List.of(),
                List.of(ROOMY),
                List.of(),
                2026,
                NOW,
                List.of(new Unknown("CERTIFICATE", "file [/kafka/ca.pem]"), new Unknown("STREAM", "jixiao-review")));

        assertThat(told(List.of(
                        new Checked("review", new Panel<>(null, "review"), new Panel<>(surroundings, null)),
                        new Checked("scoring", new Panel<>(List.of(FILLED), null), new Panel<>(null, "scoring")))))
                .containsExactly(
                        Trouble.minor("unknown.views", "views", "review"),
                        Trouble.minor("unknown.ground", "ground", "scoring"),
                        Trouble.minor("unknown.CERTIFICATE", "ground", "file [/kafka/ca.pem]"),
                        Trouble.minor("unknown.STREAM", "streams", "jixiao-review"));
    }

    @Test
    @DisplayName("shows bytes as engineers read them")
    void dump() {
        var dump = Dump.of("AEFCQ+S9oA==");

        assertThat(dump.length()).isEqualTo(7);
        assertThat(dump.text()).startsWith("000000  00 41 42 43 e4 bd a0 ").endsWith(".ABC...");
        assertThat(Dump.of(null).lines()).isEmpty();
    }

    private static List<Trouble> told(List<Checked> services) {
        return new Troubles(NOW, TODAY).of(services, none(), nothing());
    }

    private static Panel<DeadLetters.Counts> none() {
        return new Panel<>(new DeadLetters.Counts(List.of(), 0, true), null);
    }

    private static Panel<Deliveries.Sums> nothing() {
        return new Panel<>(new Deliveries.Sums(List.of(), 0, 0), null);
    }

    private static View view(boolean refilling, long behind) {
        return new View("forms", "form-events", NOW, refilling, 100, behind, Map.of(0, new Reach(0, 100)));
    }

    private static Checked checked(View view, Stream stream, Disk disk, int year, @Nullable Instant backup) {
        return new Checked(
                "review",
                new Panel<>(List.of(view), null),
                new Panel<>(
                        new Surroundings(List.of(stream), List.of(disk), List.of(), year, backup, List.of()), null));
    }
}
