package org.jixiaoflow.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.Samples.comment;
import static org.jixiaoflow.review.Samples.content;
import static org.jixiaoflow.review.Samples.decision;
import static org.jixiaoflow.review.Samples.filing;
import static org.jixiaoflow.review.Samples.reviewer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FilingDeadline;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The stages of the samples take 5 and 3 working days, the last one any; a return is to be answered within 4. */
@DisplayName("What is due")
@NullUnmarked
class DeadlinesTest {

    private static final ZoneId COUNTY = ZoneId.of("Asia/Shanghai");
    private static final Actor ADMINISTRATOR = Actor.newBuilder()
            .setId("rules")
            .setName("业务管理员")
            .setRole("business-administrator")
            .setRegions(List.of("231083"))
            .build();

    private final Story story = Story.begin().on("2026-02-10T10:00");

    @Nested
    @DisplayName("of a department")
    class OfADepartment {

        @Test
        @DisplayName("is the date of its region's year and kind, or the first working day after it")
        void ofTheList() {
            story.list = list("2026-02-17", null);

            var entry = story.accepted(Samples.filing(SubmissionTrigger.SAVE));

            assertThat(day(entry.getDueAt())).isEqualTo("2026-02-24");
            assertThat(entry.getDueAt()).isEqualTo(Instant.parse("2026-02-24T15:59:59Z"));
            assertThat(entry.getDueProvisional()).isFalse();
        }

        @Test
        @DisplayName("is later where it was given more time")
        void extendedInTheList() {
            story.list = list("2026-02-11", "2026-03-02");

            assertThat(day(story.accepted(Samples.filing(SubmissionTrigger.SAVE))
                            .getDueAt()))
                    .isEqualTo("2026-03-02");
        }

        @Test
        @DisplayName("is nothing without a date, and the date once there is one")
        void withoutADate() {
            assertThat(story.accepted(Samples.filing(SubmissionTrigger.SAVE)).getDueAt())
                    .isNull();
            story.list = list("2026-03-02", null);

            var saved = story.accepted(filing(SubmissionTrigger.SAVE).setContent(content("≥91%")));

            assertThat(day(saved.getDueAt())).isEqualTo("2026-03-02");
        }

        @Test
        @DisplayName("doesn't change with the list once it is kept")
        void kept() {
            story.list = list("2026-03-02", null);
            story.given(SubmissionTrigger.SAVE);
            story.list = list("2026-04-02", null);

            var saved = story.accepted(filing(SubmissionTrigger.SAVE).setContent(content("≥91%")));

            assertThat(day(saved.getDueAt())).isEqualTo("2026-03-02");
        }

        @Test
        @DisplayName("is provisional in a year whose holidays nobody knows yet")
        void provisional() {
            story.list = list("2027-02-17", null);

            var entry = story.accepted(Samples.filing(SubmissionTrigger.SAVE));

            assertThat(day(entry.getDueAt())).isEqualTo("2027-02-17");
            assertThat(entry.getDueProvisional()).isTrue();
        }

        @Test
        @DisplayName("counts again when it takes back what it submitted")
        void withdrawn() {
            story.list = list("2026-03-02", null);
            story.given(SubmissionTrigger.SAVE).given(SubmissionTrigger.SUBMIT);

            assertThat(day(story.accepted(filing(SubmissionTrigger.WITHDRAW)).getDueAt()))
                    .isEqualTo("2026-03-02");
        }

        @Test
        @DisplayName("is so many working days after a return, over the spring festival and a Saturday worked")
        void answering() {
            submitted().on("2026-02-13T17:00");

            var returned = story.accepted(decision(DecisionTrigger.RETURN).setComments(List.of(comment("/tasks/t1"))));

            assertThat(day(returned.getDueAt())).isEqualTo("2026-02-26");
        }
    }

    @Nested
    @DisplayName("of a stage")
    class OfAStage {

        @Test
        @DisplayName("is counted from the day the form comes to it, and not at all where nobody said")
        void eachStage() {
            submitted();

            assertThat(day(story.form().getDueAt())).isEqualTo("2026-02-24");
            story.on("2026-02-25T09:00").given(DecisionTrigger.PASS);
            assertThat(day(story.form().getDueAt())).isEqualTo("2026-02-28");
            story.given(DecisionTrigger.PASS);
            assertThat(story.form().getDueAt()).isNull();
        }

        @Test
        @DisplayName("stays when a third party gives its opinion")
        void opinion() {
            submitted().on("2026-02-13T09:00");
            var reader = Actor.newBuilder(reviewer()).setRole("reader").build();

            story.given(decision(DecisionTrigger.OPINE).setActor(reader).setOpinion("可行"));

            assertThat(day(story.form().getDueAt())).isEqualTo("2026-02-24");
        }
    }

    @Nested
    @DisplayName("is extended")
    class Extended {

        @Test
        @DisplayName("by an administrator, with a reason, and nothing else changes")
        void byAnAdministrator() {
            submitted();
            var before = story.form();

            var entry = story.accepted(extension("2026-03-07", "系统故障"));

            assertThat(day(entry.getDueAt())).isEqualTo("2026-03-09");
            assertThat(entry.getToState()).isEqualTo(FormState.SUBMITTED);
            assertThat(story.form().getStage()).isEqualTo(before.getStage());
            assertThat(story.form().getActed()).isEqualTo(before.getActed());
            assertThat(story.form().getResubmitted()).isEqualTo(before.getResubmitted());
        }

        @Test
        @DisplayName("and the signature stays, and what may be changed after a return")
        void keepsWhatThereIs() {
            submitted()
                    .given(decision(DecisionTrigger.RETURN)
                            .setComments(List.of(comment("/indicators/i1/target")))
                            .setFieldsOnly(true));
            var head = Actor.newBuilder(Samples.clerk(Samples.DEPARTMENT))
                    .setId("head")
                    .setRole("head")
                    .build();
            story.given(filing(SubmissionTrigger.SIGN).setActor(head));

            var entry = story.accepted(extension("2026-03-20", "人员更替"));

            assertThat(entry.getDueStage()).isEqualTo(Samples.FIRST);
            assertThat(story.form().getSignedBy()).isEqualTo(head);
            assertThat(story.form().getEditablePaths()).containsExactlyElementsOf(entry.getEditablePaths());
            assertThat(entry.getEditablePaths()).isNotEmpty();
        }

        @Test
        @DisplayName("by nobody else, not without a reason, and not to a day that is no later")
        void refused() {
            submitted();

            story.refused(extension("2026-03-09", "x").setActor(reviewer(Samples.FIRST)), RefusalReason.NOT_YOUR_ROLE);
            story.refused(extension("2026-03-09", " "), RefusalReason.REASON_REQUIRED);
            story.refused(extension("2026-02-24", "x"), RefusalReason.INVALID_DUE);
            story.refused(extension("2026-02-09", "x"), RefusalReason.INVALID_DUE);
            story.refused(extension("2026-03-09", "x").setDueAt(null), RefusalReason.INVALID_DUE);
            story.refused(extension("3000-01-02", "x"), RefusalReason.INVALID_DUE);
        }

        @Test
        @DisplayName("not of what is approved")
        void approved() {
            submitted().given(DecisionTrigger.PASS).given(DecisionTrigger.PASS).given(Story.approval("92"));

            story.refused(extension("2026-03-09", "x"), RefusalReason.ILLEGAL_TRANSITION);
        }
    }

    @Nested
    @DisplayName("is reminded of")
    class Reminded {

        @Test
        @DisplayName("by the department while a stage has the form, once a working day")
        void byTheDepartment() {
            submitted();

            var entry = story.accepted(reminder(Samples.clerk(Samples.DEPARTMENT)));

            assertThat(entry.getToStage()).isEqualTo(Samples.FIRST);
            assertThat(day(entry.getDueAt())).isEqualTo("2026-02-24");
            story.refused(reminder(Samples.clerk(Samples.DEPARTMENT)), RefusalReason.REMINDED_ALREADY);
            story.on("2026-02-11T08:00").given(reminder(Samples.clerk(Samples.DEPARTMENT)));
            story.on("2026-02-14T08:00").given(reminder(Samples.clerk(Samples.DEPARTMENT)));
            story.on("2026-02-20T08:00")
                    .refused(reminder(Samples.clerk(Samples.DEPARTMENT)), RefusalReason.REMINDED_ALREADY);
        }

        @Test
        @DisplayName("by a reviewer while the department has it, and again when it is returned once more")
        void byAReviewer() {
            story.given(SubmissionTrigger.SAVE).given(reminder(reviewer(Samples.FIRST)));
            story.given(SubmissionTrigger.SUBMIT)
                    .given(decision(DecisionTrigger.RETURN).setComments(List.of(comment("/tasks/t1"))));

            assertThat(story.accepted(reminder(reviewer(Samples.FIRST))).getToState())
                    .isEqualTo(FormState.RETURNED);
        }

        @Test
        @DisplayName("by nobody who has the form themselves, and not of others' forms")
        void refused() {
            submitted();

            story.refused(reminder(reviewer(Samples.SECOND)), RefusalReason.ILLEGAL_TRANSITION);
            story.refused(reminder(Samples.clerk("education")), RefusalReason.NOT_YOUR_DEPARTMENT);
            story.refused(reminder(ADMINISTRATOR), RefusalReason.NOT_YOUR_ROLE);
        }

        @Test
        @DisplayName("before it is begun, if it is on the list")
        void unbegun() {
            story.refused(reminder(reviewer(Samples.FIRST)), RefusalReason.UNKNOWN_FORM);
            story.list = list("2026-02-17", null);

            var decision = story.decide(
                    new Command.Review(reminder(reviewer(Samples.FIRST)).build(), story.now));

            assertThat(decision).isInstanceOf(Decision.Reminded.class);
            assertThat(((Decision.Reminded) decision).departmentName()).isEqualTo("民政局");
            assertThat(decision.outcome().getVersion()).isZero();
            story.refused(reminder(Samples.clerk(Samples.DEPARTMENT)), RefusalReason.UNKNOWN_FORM);
        }

        @Test
        @DisplayName("before it is begun once a working day as well, and says so")
        void unbegunOnceADay() {
            story.list = list("2026-02-17", null);
            story.remindedAt = story.now;

            story.refused(reminder(reviewer(Samples.FIRST)), RefusalReason.REMINDED_ALREADY);

            var again = story.on("2026-02-11T08:00")
                    .decide(new Command.Review(reminder(reviewer(Samples.FIRST)).build(), story.now));
            assertThat(again).isInstanceOf(Decision.Reminded.class);
        }

        private static ReviewDecision.Builder reminder(Actor actor) {
            return decision(DecisionTrigger.REMIND).setActor(actor);
        }
    }

    private Story submitted() {
        return story.given(SubmissionTrigger.SAVE).given(SubmissionTrigger.SUBMIT);
    }

    private static ReviewDecision.Builder extension(String day, String reason) {
        return decision(DecisionTrigger.EXTEND)
                .setActor(ADMINISTRATOR)
                .setReason(reason)
                .setDueAt(LocalDate.parse(day)
                        .plusDays(1)
                        .atStartOfDay(COUNTY)
                        .minusSeconds(1)
                        .toInstant());
    }

    private static FilingList list(String dueOn, @Nullable String extendedTo) {
        return FilingList.newBuilder(Samples.list(false))
                .setDeadlines(List.of(new FilingDeadline(FormKind.OBJECTIVE, dueOn)))
                .setDepartments(List.of(new ListedDepartment(Samples.DEPARTMENT, "民政局", extendedTo, null)))
                .build();
    }

    private static @Nullable String day(@Nullable Instant due) {
        return due == null ? null : due.atZone(COUNTY).toLocalDate().toString();
    }
}
