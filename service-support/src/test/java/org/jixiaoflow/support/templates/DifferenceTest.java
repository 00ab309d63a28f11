package org.jixiaoflow.support.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.schemas.TemplateReminders;
import org.jixiaoflow.schemas.TemplateStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Versions of a template")
class DifferenceTest {

    private static final TemplateStage FIRST = new TemplateStage("FIRST", "初审", "first", 5);
    private static final TemplateStage LAST = new TemplateStage("LAST", "终审", "last", null);

    @Test
    @DisplayName("differ in what they say, and not in who published them and why")
    void same() {
        var before = version(1, FIRST, LAST).setReason("一").build();
        var after = version(2, FIRST, LAST).setReason("二").build();

        assertThat(Difference.between(before, after)).isEmpty();
    }

    @Test
    @DisplayName("differ in fields by the names of what has them, and in which items a list has")
    void different() {
        var added = new TemplateStage("SECOND", "复审", "second", null);
        var before = version(1, FIRST, LAST)
                .setGradeBands(List.of(new GradeBand(Grade.EXCELLENT, new BigDecimal("90.00"))))
                .setReminders(new TemplateReminders("09:00", List.of(7, 3), true, null, null, null))
                .build();
        var after = version(2, new TemplateStage("FIRST", "初审", "first", 7), added, LAST)
                .setGradeBands(List.of(new GradeBand(Grade.EXCELLENT, new BigDecimal("92.50"))))
                .setYear(2027)
                .build();

        assertThat(Difference.between(before, after))
                .contains(
                        new Difference("/route", "FIRST、LAST", "FIRST、SECOND、LAST"),
                        new Difference("/route/FIRST/workingDays", "5", "7"),
                        new Difference("/route/SECOND/name", "", "复审"),
                        new Difference("/gradeBands/EXCELLENT/from", "90", "92.5"),
                        new Difference("/reminders/before", "7、3", ""),
                        new Difference("/year", "", "2027"))
                .noneMatch(difference -> difference.place().startsWith("/route/LAST"));
    }

    private static ReviewTemplateVersion.Builder version(int version, TemplateStage... route) {
        return ReviewTemplateVersion.newBuilder()
                .setTemplateId("default")
                .setVersion(version)
                .setRoute(List.of(route));
    }
}
