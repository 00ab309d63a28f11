package org.jixiaoflow.notification.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.notification.Samples.notification;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.notification.Samples;
import org.jixiaoflow.notification.preferences.PreferenceBody.Choice;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.NoticeDefaults;
import org.jixiaoflow.schemas.NoticeWay;
import org.jixiaoflow.schemas.NotificationKind;
import org.jixiaoflow.schemas.Trigger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("How somebody wants to hear of what")
class PreferenceTest {

    private static final Preference COUNTY = new PreferenceSettings(
                    Map.of(
                            Kind.TO_DO, Map.of("mail", Way.DIGEST),
                            Kind.OVERDUE, Map.of("mail", Way.AT_ONCE)),
                    LocalTime.of(8, 30),
                    null,
                    null,
                    false,
                    LocalTime.of(8, 0),
                    LocalTime.of(18, 0))
            .defaults();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "TO_DO, DIGEST",
        "TO_KNOW, AT_ONCE",
        "REMINDED, DIGEST",
        "DUE_SOON, DIGEST",
        "DUE_TODAY, DIGEST",
        "OVERDUE, AT_ONCE",
        "ESCALATED, AT_ONCE"
    })
    @DisplayName("is as the county has it for those who choose nothing")
    void countysDefaults(Kind kind, Way way) {
        assertThat(COUNTY.way(kind, "mail")).isEqualTo(way);
    }

    @ParameterizedTest(name = "{0}, to do {1}: {2}")
    @CsvSource({
        "RETURN, true, TO_DO",
        "APPROVE, false, TO_KNOW",
        "REMIND, true, REMINDED",
        "OVERDUE, true, OVERDUE",
        "ESCALATED, false, ESCALATED",
        "COPIED, false, TO_KNOW"
    })
    @DisplayName("is asked again of what was planned, by the same kind")
    void kindOfWhatWasPlanned(String kind, boolean toDo, Kind asked) {
        var planned = Samples.delivery("mail", "li@example.test", 1)
                .setKind(kind)
                .setActionRequired(toDo)
                .build();

        assertThat(Kind.of(planned)).isEqualTo(asked);
    }

    @Test
    @DisplayName("is chosen for one kind of reminder without the others")
    void oneKindAlone() {
        var mine = said(new Choice(Kind.DUE_SOON, "mail", Way.NEVER, null), new Choice(Kind.TO_DO, "mail", null, null));

        assertThat(mine.way(Kind.DUE_SOON, "mail")).isEqualTo(Way.NEVER);
        assertThat(mine.way(Kind.DUE_TODAY, "mail")).isEqualTo(Way.DIGEST);
        assertThat(mine.chosen(Kind.TO_DO, "mail")).isEmpty();
    }

    @Test
    @DisplayName("is told with what the county has, so that one sees what leaving it means")
    void toldWithTheCountys() {
        var told = PreferenceBody.of(said(new Choice(Kind.OVERDUE, "mail", Way.DIGEST, null)), List.of("mail"));

        assertThat(told.ways())
                .hasSize(Kind.values().length)
                .contains(
                        new Choice(Kind.OVERDUE, "mail", Way.DIGEST, Way.AT_ONCE),
                        new Choice(Kind.DUE_SOON, "mail", null, Way.DIGEST));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "RETURN, EVENT, TO_DO",
        "APPROVE, EVENT, TO_KNOW",
        "REMIND, EVENT, REMINDED",
        "REMIND, DUE_SOON, DUE_SOON",
        "REMIND, DUE_TODAY, DUE_TODAY",
        "REMIND, OVERDUE, OVERDUE",
        "REMIND, ESCALATED, ESCALATED",
        "SUBMIT, REFUSED, TO_KNOW"
    })
    @DisplayName("goes by what a notification tells of")
    void kinds(Trigger trigger, NotificationKind told, Kind kind) {
        var notification = notification("department:231083/education", "231083-2026-OBJECTIVE-education", trigger)
                .setKind(told)
                .build();

        assertThat(Kind.of(notification)).isEqualTo(kind);
    }

    @Test
    @DisplayName("is as the region says for those who choose nothing, and of what it says nothing as is configured")
    void regions() {
        var said = defaults(1, "10:00", Kind.OVERDUE, Way.DIGEST);

        var region = Preference.of(said, COUNTY);

        assertThat(region.way(Kind.OVERDUE, "mail")).isEqualTo(Way.DIGEST);
        assertThat(region.way(Kind.TO_DO, "mail")).isEqualTo(Way.DIGEST);
        assertThat(region.digestAt()).isEqualTo(LocalTime.of(10, 0));
        assertThat(region.told(List.of("mail")))
                .containsEntry("ways/OVERDUE/mail", "DIGEST")
                .containsEntry("digestAt", "10:00")
                .containsEntry("quietFrom", "");
    }

    @Test
    @DisplayName("is of two versions with one number the first, and of one that came too early nothing")
    void firstCounts() {
        var first = defaults(1, "10:00", Kind.OVERDUE, Way.DIGEST);
        var rival = defaults(1, "11:00", Kind.OVERDUE, Way.DIGEST);
        var third = defaults(3, "12:00", Kind.OVERDUE, Way.DIGEST);

        var all = RegionalDefaults.with(RegionalDefaults.with(RegionalDefaults.with(Map.of(), first), rival), third);

        assertThat(all).containsExactly(Map.entry("231083", List.of(first)));
    }

    private static NoticeDefaults defaults(int version, String digestAt, Kind kind, Way way) {
        return NoticeDefaults.newBuilder()
                .setRegionCode("231083")
                .setVersion(version)
                .setWays(List.of(new NoticeWay(kind.name(), "mail", way.name())))
                .setDigestAt(digestAt)
                .setReason("少打扰")
                .setChangedBy(Actor.newBuilder()
                        .setId("qian")
                        .setName("钱管理")
                        .setRole("business-administrator")
                        .build())
                .setChangedAt(Samples.NOW)
                .build();
    }

    private static Preference said(Choice... choices) {
        var body = new PreferenceBody("zh", List.of(choices), LocalTime.of(9, 0), null, null, false);
        return Preference.of(body.said("clerk", Samples.NOW), COUNTY);
    }
}
