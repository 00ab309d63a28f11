package org.jixiaoflow.review.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.templates.ReviewTemplates.Entry;
import org.jixiaoflow.review.templates.ReviewTemplates.Scope;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.ReviewTemplateVersion;
import org.jixiaoflow.schemas.TemplateReminders;
import org.jixiaoflow.schemas.TemplateStage;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.templates.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A version of a review template")
class TemplateRecordsTest {

    private static final FormId FORM = FormId.parse(Samples.FORM).orElseThrow();

    @Test
    @DisplayName("says all that a configured one does")
    void whole() {
        var written = Samples.templates(true, true).named("default");
        var entry = new Entry(
                new Scope("231083", 2026, FormKind.OBJECTIVE),
                new ReviewTemplate(
                        "county",
                        written.route(),
                        written.dimensions(),
                        written.bands(),
                        true,
                        false,
                        5,
                        new Ladder(LocalTime.of(9, 30), List.of(7, 1), false, 5, 3, 10),
                        new Consulting(true, 3)));

        var version = TemplateRecords.written(entry, 1);

        assertThat(TemplateValidator.faults(version)).isEmpty();
        assertThat(TemplateRecords.read(version))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(entry);
    }

    @Test
    @DisplayName("is named by its number after the first, which forms from before name by the template alone")
    void references() {
        var versions =
                TemplateVersions.NONE.with(version(1).build()).with(version(2).build());
        var templates = new ReviewTemplates(new Known(versions));

        assertThat(templates.chosenFor(FORM).id()).isEqualTo("default@2");
        assertThat(templates.named("default").id()).isEqualTo("default");
        assertThat(templates.followedBy(FORM, 0, "default").id()).isEqualTo("default@2");
        assertThat(templates.followedBy(FORM, 1, "default").id()).isEqualTo("default");
        assertThat(templates.all()).hasSize(2);
    }

    @Test
    @DisplayName("keeps the stages of earlier ones named")
    void stages() {
        var versions = TemplateVersions.NONE
                .with(version(1, "FIRST", "GONE", "LAST").build())
                .with(version(2, "NEW", "LAST").build());

        assertThat(new ReviewTemplates(new Known(versions)).stages())
                .extracting(Stage::id)
                .containsExactly("NEW", "LAST", "FIRST", "GONE");
    }

    @Test
    @DisplayName("is told from another template for the same forms, and leaves no form without one")
    void together() {
        var versions = TemplateVersions.NONE.with(version(1).build());
        var rival = version(1).setTemplateId("other").build();
        var narrower = version(2).setYear(2027).build();

        assertThat(versions.rival(rival))
                .get()
                .extracting(ReviewTemplateVersion::getTemplateId)
                .isEqualTo("default");
        assertThat(versions.rival(narrower)).isEmpty();
        assertThat(versions.coverEveryForm()).isTrue();
        assertThat(versions.with(narrower).coverEveryForm()).isFalse();
    }

    @Test
    @DisplayName("counts only if no other template has its forms already, and for good")
    void passedOver() {
        var first = version(1).build();
        var rival = version(1).setTemplateId("other").build();
        var versions = TemplateVersions.NONE.with(first).with(rival);

        assertThat(versions.newest()).containsExactly(first);
        assertThat(versions.inForce()).hasSize(1);
        assertThat(versions.byReference()).containsOnlyKeys("default");
        assertThat(versions.with(version(2).setYear(2027).build()).newest())
                .extracting(ReviewTemplateVersion::getTemplateId)
                .containsExactly("default");
    }

    @Test
    @DisplayName("has each grade once, where nothing is rated, too")
    void grades() {
        var twice = version(1)
                .setGradeBands(List.of(
                        new GradeBand(Grade.GOOD, new BigDecimal("80.00")),
                        new GradeBand(Grade.GOOD, new BigDecimal("70.00"))))
                .build();

        assertThat(TemplateValidator.faults(twice))
                .extracting(Fault::pointer, Fault::code)
                .containsExactly(tuple("/gradeBands/1/grade", "REPEATED_CODE"));
    }

    @Test
    @DisplayName("is refused with every fault and where it is")
    void faults() {
        var good =
                TemplateRecords.written(new Entry(Scope.ALL, Samples.templates().named("default")), 1);
        var faulty = ReviewTemplateVersion.newBuilder(good)
                .setTemplateId("Default")
                .setRegionCode("海林")
                .setRoute(List.of(
                        new TemplateStage("FIRST", " ", "first", 0), new TemplateStage("FIRST", "终审", "last", null)))
                .setGradeBands(good.getGradeBands().subList(0, 3))
                .setAnswerDays(251)
                .setReminders(new TemplateReminders("9点", List.of(0), true, null, -1, null))
                .build();

        assertThat(TemplateValidator.faults(faulty))
                .extracting(Fault::pointer, Fault::code)
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "(\"/templateId\", \"INVALID_ID\")",
                        "(\"/regionCode\", \"INVALID_REGION\")",
                        "(\"/route/0/name\", \"NO_NAME\")",
                        "(\"/route/0/workingDays\", \"NO_DAYS\")",
                        "(\"/route/1/id\", \"REPEATED_CODE\")",
                        "(\"/gradeBands\", \"BANDS_NOT_FALLING\")",
                        "(\"/answerDays\", \"NO_DAYS\")",
                        "(\"/reminders/at\", \"INVALID_TIME\")",
                        "(\"/reminders/before\", \"NO_DAYS\")",
                        "(\"/reminders/head\", \"NO_DAYS\")");
    }

    private static ReviewTemplateVersion.Builder version(int version, String... stages) {
        var template = new ReviewTemplate(
                "default",
                List.of(stages.length == 0 ? new String[] {"ONLY"} : stages).stream()
                        .map(stage -> new Stage(stage, stage, stage, null))
                        .toList(),
                List.of(),
                Map.<Grade, BigDecimal>of(),
                false,
                true,
                null,
                null);
        return ReviewTemplateVersion.newBuilder(TemplateRecords.written(new Entry(Scope.ALL, template), version));
    }

    private record Known(TemplateVersions versions) implements ReviewTemplates.Source {

        @Override
        public List<Entry> inForce() {
            return versions.inForce();
        }

        @Override
        public Map<String, Entry> byReference() {
            return versions.byReference();
        }

        @Override
        public Optional<Entry> awaited(String reference) {
            return Optional.empty();
        }
    }
}
