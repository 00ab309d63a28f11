package org.jixiaoflow.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.Samples.DEPARTMENT;
import static org.jixiaoflow.review.Samples.LAST;
import static org.jixiaoflow.review.Samples.SECOND;
import static org.jixiaoflow.review.Samples.answer;
import static org.jixiaoflow.review.Samples.comment;
import static org.jixiaoflow.review.Samples.content;
import static org.jixiaoflow.review.Samples.decision;
import static org.jixiaoflow.review.Samples.filing;
import static org.jixiaoflow.schemas.FormState.APPROVED;
import static org.jixiaoflow.schemas.FormState.DRAFT;
import static org.jixiaoflow.schemas.FormState.RETURNED;
import static org.jixiaoflow.schemas.SubmissionTrigger.ADJUST;
import static org.jixiaoflow.schemas.SubmissionTrigger.SAVE;
import static org.jixiaoflow.schemas.SubmissionTrigger.SUBMIT;
import static org.jixiaoflow.schemas.SubmissionTrigger.WITHDRAW;

import java.math.BigDecimal;
import java.util.List;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A department")
class FiledFormTest {

    @Nested
    @DisplayName("mending a form returned for some fields only")
    class Mending {

        private Story returnedFor(String... paths) {
            return Story.returned(decision(DecisionTrigger.RETURN)
                    .setFieldsOnly(true)
                    .setComments(List.of(paths).stream().map(Samples::comment).toList()));
        }

        @Test
        @DisplayName("may change the commented field and what depends on it")
        void mayChangeTheField() {
            var story = returnedFor("/indicators/i1/target");
            var mended = content("良");
            mended.getIndicators().get(0).put("unit", "/");

            var entry = story.accepted(filing(SAVE).setContent(mended));

            assertThat(entry.getEditablePaths())
                    .contains("/indicators/i1/target", "/indicators/i1/unit", "/indicators/i1/remark")
                    .doesNotContain("/indicators/i1/weight", "/indicators/i2/target");
        }

        @Test
        @DisplayName("may not change another field, neither when saving nor when submitting")
        void mayNotChangeAnother() {
            var story = returnedFor("/indicators/i1/target");
            var other = content();
            other.getAnnualGoals().get(0).put("text", "另一个目标");

            var saving = story.refused(filing(SAVE).setContent(other), RefusalReason.FIELD_LOCKED);
            story.refused(filing(SUBMIT).setContent(other), RefusalReason.FIELD_LOCKED);

            assertThat(saving.getDetail()).isEqualTo("/annualGoals/g1/text");
        }

        @Test
        @DisplayName("may remove a commented indicator, and share out its weight")
        void mayRemoveACommentedIndicator() {
            var story = returnedFor("/indicators/i2");
            var mended = content();
            mended.put("indicators", List.of(mended.getIndicators().get(0)));
            mended.getIndicators().get(0).put("weight", new BigDecimal("90.00"));

            assertThat(story.accepted(filing(SAVE).setContent(mended)).getToState())
                    .isEqualTo(RETURNED);
        }

        @Test
        @DisplayName("may not add an indicator, unless the list of indicators was commented on")
        void mayNotAdd() {
            var longer = content();
            longer.put(
                    "indicators",
                    List.of(
                            Samples.indicator("i1", "≥90%"),
                            Samples.indicator("i2", "100"),
                            Samples.indicator("i3", "1")));

            var outcome =
                    returnedFor("/indicators/i1").refused(filing(SAVE).setContent(longer), RefusalReason.FIELD_LOCKED);
            var entry = returnedFor("/indicators").accepted(filing(SAVE).setContent(longer));

            assertThat(outcome.getDetail()).isEqualTo("/indicators/i3");
            assertThat(entry.getContent()).isEqualTo(longer);
        }

        @Test
        @DisplayName("may change everything when a comment is on the whole form")
        void mayChangeEverything() {
            var entry = returnedFor("/indicators/i1/target", "")
                    .accepted(filing(SAVE).setContent(content("1")));

            assertThat(entry.getEditablePaths()).isEmpty();
        }

        @Test
        @DisplayName("stays bound to these fields after taking the form back")
        void staysBound() {
            var story = returnedFor("/indicators/i1/target");
            var comment = story.form().getComments().get(0).getId();
            story.given(filing(SUBMIT).setAnswers(List.of(answer(comment)))).given(WITHDRAW);
            var other = content();
            other.put("departmentName", "别的局");

            story.refused(filing(SAVE).setContent(other), RefusalReason.FIELD_LOCKED);
        }
    }

    @Nested
    @DisplayName("whose head signs")
    class Signing {

        private final Story story = Story.headSigning().given(filing(SAVE));
        private final Actor head = Actor.newBuilder(Samples.clerk(DEPARTMENT))
                .setRole("head")
                .setRegions(List.of("*"))
                .build();

        @Test
        @DisplayName("submits after the head has signed what is saved")
        void afterSigning() {
            story.refused(filing(SUBMIT), RefusalReason.NOT_SIGNED);

            var signature = story.accepted(filing(SubmissionTrigger.SIGN).setActor(head));

            assertThat(signature.getToState()).isEqualTo(DRAFT);
            assertThat(story.form().getSignedBy()).isEqualTo(head);
            story.accepted(filing(SUBMIT));
        }

        @Test
        @DisplayName("needs a new signature after any change")
        void changed() {
            story.given(filing(SubmissionTrigger.SIGN).setActor(head));

            story.refused(filing(SUBMIT).setContent(content("≥95%")), RefusalReason.NOT_SIGNED);
            story.given(filing(SAVE).setContent(content("≥95%")));

            story.refused(filing(SUBMIT).setContent(content("≥95%")), RefusalReason.NOT_SIGNED);
        }

        @Test
        @DisplayName("lets the head submit as well, and a portal, which vouches for its own signatures")
        void others() {
            story.accepted(filing(SUBMIT).setActor(head));
            Story.headSigning().given(filing(SAVE)).accepted(filing(SUBMIT).setActor(Samples.portal(DEPARTMENT)));
        }

        @Test
        @DisplayName("lets no clerk sign")
        void clerk() {
            story.refused(filing(SubmissionTrigger.SIGN), RefusalReason.NOT_YOUR_ROLE);
        }
    }

    @Nested
    @DisplayName("withdrawing a form")
    class Withdrawing {

        @Test
        @DisplayName("gets a draft back")
        void getsADraftBack() {
            var entry = Story.atSecondStage().accepted(filing(WITHDRAW));

            assertThat(entry.getToState()).isEqualTo(DRAFT);
            assertThat(entry.getFromStage()).isEqualTo(SECOND);
            assertThat(entry.getToStage()).isNull();
            assertThat(entry.getContent()).isNull();
        }

        @Test
        @DisplayName("gets a returned form back, still due at the stage that returned it")
        void getsAReturnedFormBack() {
            var comment = comment("");
            var story = Story.returned(decision(DecisionTrigger.RETURN).setComments(List.of(comment)))
                    .given(filing(SUBMIT).setAnswers(List.of(answer(comment.getId()))));

            var withdrawn = story.accepted(filing(WITHDRAW));
            var again = story.accepted(filing(SUBMIT));

            assertThat(withdrawn.getToState()).isEqualTo(RETURNED);
            assertThat(withdrawn.getDueStage()).isEqualTo(SECOND);
            assertThat(again.getToStage()).isEqualTo(SECOND);
        }

        @Test
        @DisplayName("is refused once the current stage has acted")
        void alreadyActed() {
            var story = Story.approved().given(decision(DecisionTrigger.REVOKE).setReason("计算有误"));

            var outcome = story.refused(filing(WITHDRAW), RefusalReason.ALREADY_ACTED);

            assertThat(outcome.getDetail()).isEqualTo(LAST);
        }
    }

    @Nested
    @DisplayName("adjusting an approved form")
    class Adjusting {

        @Test
        @DisplayName("begins a draft; the approved revision stays in force until the next approval")
        void beginsADraft() {
            var story = Story.approved().given(DecisionTrigger.GRANT_ADJUST);
            var inForce = story.approved;

            var entry = story.accepted(filing(ADJUST).setReason("预算调整"));

            assertThat(entry.getFromState()).isEqualTo(APPROVED);
            assertThat(entry.getToState()).isEqualTo(DRAFT);
            assertThat(entry.getReason()).isEqualTo("预算调整");
            assertThat(story.approved).isEqualTo(inForce);
            assertThat(story.form().getRatings()).isEmpty();

            story.given(filing(SUBMIT).setContent(content("≥99%")))
                    .given(DecisionTrigger.PASS)
                    .given(DecisionTrigger.PASS)
                    .given(Story.approval("95"));

            assertThat(story.approved).isNotNull();
            assertThat(story.approved.getRevision()).isEqualTo(2);
            assertThat(story.approved.getContent()).isEqualTo(content("≥99%"));
        }

        @Test
        @DisplayName("is refused unless it was granted, and once only for each grant")
        void notGranted() {
            var story = Story.approved();

            story.refused(filing(ADJUST), RefusalReason.NOT_GRANTED);
            story.given(DecisionTrigger.GRANT_ADJUST)
                    .given(ADJUST)
                    .given(SUBMIT)
                    .given(DecisionTrigger.PASS)
                    .given(DecisionTrigger.PASS)
                    .given(Story.approval("95"))
                    .refused(filing(ADJUST), RefusalReason.NOT_GRANTED);
        }
    }

    @Nested
    @DisplayName("asking for what is not theirs or no longer so")
    class Asking {

        @ParameterizedTest(name = "{0}")
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SIGN")
        @DisplayName("is refused for another department's form, before anything is told about it")
        void notYourDepartment(SubmissionTrigger trigger) {
            var stranger =
                    filing(trigger).setActor(Samples.clerk("audit-office")).setExpectedVersion(7L);

            Story.begin().refused(stranger, RefusalReason.NOT_YOUR_DEPARTMENT);
            Story.draft().refused(stranger, RefusalReason.NOT_YOUR_DEPARTMENT);
        }

        @Test
        @DisplayName("is accepted from a portal for its departments, or for all of them")
        void portals() {
            Story.begin().accepted(filing(SAVE).setActor(Samples.portal("audit-office", Samples.DEPARTMENT)));
            Story.begin().accepted(filing(SAVE).setActor(Samples.portal("*")));
            Story.begin()
                    .refused(filing(SAVE).setActor(Samples.portal("audit-office")), RefusalReason.NOT_YOUR_DEPARTMENT);
        }

        @Test
        @DisplayName("is refused when they saw an older version, before the way is looked at")
        void staleVersion() {
            var story = Story.submitted();

            var outcome = story.refused(filing(SUBMIT).setExpectedVersion(1L), RefusalReason.STALE_VERSION);
            Story.draft().refused(filing(SAVE).setExpectedVersion(0L), RefusalReason.STALE_VERSION);

            assertThat(outcome.getDetail()).isEqualTo("1");
            assertThat(outcome.getVersion()).isEqualTo(2);
            assertThat(outcome.getStage()).isEqualTo(Samples.FIRST);
        }

        @Test
        @DisplayName("is refused where no transition leads on")
        void illegalTransition() {
            Story.draft().refused(filing(WITHDRAW), RefusalReason.ILLEGAL_TRANSITION);
            Story.submitted().refused(filing(SAVE), RefusalReason.ILLEGAL_TRANSITION);
            Story.submitted().refused(filing(SUBMIT), RefusalReason.ILLEGAL_TRANSITION);
            Story.draft().refused(filing(ADJUST), RefusalReason.ILLEGAL_TRANSITION);
        }

        @Test
        @DisplayName("is refused for what is no form's id, or was sent under another key")
        void invalidFormId() {
            Story.begin().refused(filing(SAVE).setFormId("civil-affairs"), RefusalReason.INVALID_FORM_ID);
            Story.begin()
                    .refused(
                            filing(SAVE).setFormId("231083-2022-OBJECTIVE-audit-office"),
                            RefusalReason.INVALID_FORM_ID);
        }
    }
}
