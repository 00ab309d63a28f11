package org.jixiaoflow.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.Samples.FIRST;
import static org.jixiaoflow.review.Samples.LAST;
import static org.jixiaoflow.review.Samples.SECOND;
import static org.jixiaoflow.review.Samples.comment;
import static org.jixiaoflow.review.Samples.content;
import static org.jixiaoflow.review.Samples.decision;
import static org.jixiaoflow.review.Samples.filing;
import static org.jixiaoflow.review.Samples.rating;
import static org.jixiaoflow.review.Samples.ratings;
import static org.jixiaoflow.schemas.DecisionTrigger.APPROVE;
import static org.jixiaoflow.schemas.DecisionTrigger.GRANT_ADJUST;
import static org.jixiaoflow.schemas.DecisionTrigger.PASS;
import static org.jixiaoflow.schemas.DecisionTrigger.RETURN;
import static org.jixiaoflow.schemas.DecisionTrigger.REVOKE;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("A reviewer")
class ApprovalTest {

    @Nested
    @DisplayName("approving a form")
    class Approving {

        @Test
        @DisplayName("puts it in force with its total and grade")
        void putsItInForce() {
            var story = Story.atLastStage();

            var entry = story.accepted(
                    decision(APPROVE).setRatings(List.of(rating("FORMAT", "92.33"), rating("CLARITY", "85"))));

            assertThat(entry.getToState()).isEqualTo(FormState.APPROVED);
            assertThat(entry.getTotal()).isEqualTo(new BigDecimal("87.93"));
            assertThat(entry.getGrade()).isEqualTo(Grade.GOOD);
            assertThat(story.approved).isNotNull();
            assertThat(story.approved.getTotal()).isEqualTo(entry.getTotal());
            assertThat(story.approved.getVersion()).isEqualTo(entry.getVersion());
            assertThat(story.approved.getRevision()).isEqualTo(1);
            assertThat(story.approved.getContent()).isEqualTo(content());
            assertThat(story.approved.getDepartmentCode()).isEqualTo(Samples.DEPARTMENT);
        }

        @Test
        @DisplayName("counts ratings of earlier stages, the newest of an item")
        void countsEarlierRatings() {
            var story = Story.submitted()
                    .given(decision(PASS).setRatings(ratings("70")))
                    .given(decision(PASS).setRatings(List.of(rating("CLARITY", "90"))));

            var entry = story.accepted(decision(APPROVE));

            assertThat(entry.getTotal()).isEqualByComparingTo("82");
            assertThat(story.approved).isNotNull();
            assertThat(story.approved.getRatings()).hasSize(2);
        }

        @Test
        @DisplayName("is refused while an item is not rated")
        void ratingsIncomplete() {
            var outcome = Story.atLastStage()
                    .refused(
                            decision(APPROVE).setRatings(List.of(rating("FORMAT", "92"))),
                            RefusalReason.RATINGS_INCOMPLETE);

            assertThat(outcome.getDetail()).isEqualTo("CLARITY");
        }

        @Test
        @DisplayName("is refused when the total is 差")
        void gradeTooLow() {
            var story = Story.atLastStage();

            var outcome = story.refused(Story.approval("59.99"), RefusalReason.GRADE_TOO_LOW);
            var entry = story.accepted(Story.approval("60"));

            assertThat(outcome.getDetail()).isEqualTo("59.99");
            assertThat(entry.getGrade()).isEqualTo(Grade.FAIR);
        }

        @Test
        @DisplayName("is refused before the last stage")
        void onlyAtTheLastStage() {
            Story.submitted().refused(Story.approval("92"), RefusalReason.ILLEGAL_TRANSITION);
        }
    }

    @Nested
    @DisplayName("revoking an approval")
    class Revoking {

        @Test
        @DisplayName("brings the form back to the last stage and withdraws the approved revision")
        void bringsItBack() {
            var story = Story.approved();

            var entry = story.accepted(decision(REVOKE).setReason("计算有误"));

            assertThat(entry.getToState()).isEqualTo(FormState.SUBMITTED);
            assertThat(entry.getToStage()).isEqualTo(LAST);
            assertThat(entry.getReason()).isEqualTo("计算有误");
            assertThat(story.approved).isNull();
        }

        @Test
        @DisplayName("is refused without a reason")
        void reasonRequired() {
            Story.approved().refused(decision(REVOKE), RefusalReason.REASON_REQUIRED);
            Story.approved().refused(decision(REVOKE).setReason(" "), RefusalReason.REASON_REQUIRED);
        }

        @Test
        @DisplayName("is the approving stage's alone")
        void approvingStage() {
            Story.approved()
                    .refused(
                            decision(REVOKE).setReason("计算有误").setActor(Samples.reviewer(SECOND)),
                            RefusalReason.NOT_YOUR_STAGE);
        }

        @Test
        @DisplayName("takes no ratings")
        void takesNoRatings() {
            Story.approved()
                    .refused(
                            decision(REVOKE).setReason("计算有误").setRatings(ratings("10")), RefusalReason.INVALID_RATING);
        }
    }

    @Nested
    @DisplayName("granting an adjustment")
    class Granting {

        @Test
        @DisplayName("leaves the form approved")
        void leavesItApproved() {
            var story = Story.approved();
            var inForce = story.approved;

            var entry = story.accepted(decision(GRANT_ADJUST));

            assertThat(entry.getFromState()).isEqualTo(FormState.APPROVED);
            assertThat(entry.getToState()).isEqualTo(FormState.APPROVED);
            assertThat(story.approved).isEqualTo(inForce);
        }

        @Test
        @DisplayName("is refused a second time, and by another stage")
        void oncePerApproval() {
            var story = Story.approved();

            story.refused(decision(GRANT_ADJUST).setActor(Samples.reviewer(FIRST)), RefusalReason.NOT_YOUR_STAGE);
            story.given(GRANT_ADJUST).refused(decision(GRANT_ADJUST), RefusalReason.NOTHING_CHANGED);
        }

        @Test
        @DisplayName("ends with a revocation")
        void endsWithARevocation() {
            var story = Story.approved()
                    .given(GRANT_ADJUST)
                    .given(decision(REVOKE).setReason("计算有误"))
                    .given(Story.approval("95"));

            story.refused(filing(SubmissionTrigger.ADJUST), RefusalReason.NOT_GRANTED);
        }
    }

    @Nested
    @DisplayName("asking for what is not theirs or no longer so")
    class Asking {

        @ParameterizedTest(name = "{0}")
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"OPINE", "EXTEND", "REMIND", "PUBLISH", "WITHHOLD"})
        @DisplayName("is refused for their own department's form, before anything is told about it")
        void ownDepartment(DecisionTrigger trigger) {
            var own = Actor.newBuilder(Samples.reviewer(FIRST, SECOND, LAST))
                    .setDepartmentCode(Samples.DEPARTMENT)
                    .build();

            Story.begin().refused(decision(trigger).setActor(own), RefusalReason.OWN_DEPARTMENT);
            Story.submitted().refused(decision(trigger).setActor(own), RefusalReason.OWN_DEPARTMENT);
            Story.approved().refused(decision(trigger).setActor(own), RefusalReason.OWN_DEPARTMENT);
        }

        @ParameterizedTest(name = "{0}")
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"OPINE", "EXTEND", "REMIND", "PUBLISH", "WITHHOLD"})
        @DisplayName("is refused to a substitute for the form of their own department")
        void substitutesOwnDepartment(DecisionTrigger trigger) {
            var own = Actor.newBuilder(substitute(Samples.NOW, Samples.NOW.plusSeconds(1)))
                    .setPersonalDepartments(List.of(Samples.DEPARTMENT))
                    .build();

            Story.submitted().refused(decision(trigger).setActor(own), RefusalReason.OWN_DEPARTMENT);
        }

        @Test
        @DisplayName("is done by a substitute within the dates, and the journal names both")
        void withinTheDates() {
            var entry = Story.submitted()
                    .accepted(decision(PASS).setActor(substitute(Samples.NOW, Samples.NOW.plusSeconds(1))));

            assertThat(entry.getActor().getId()).isEqualTo("wang");
            assertThat(entry.getActor().getActingFor()).isEqualTo("zhao");
        }

        @Test
        @DisplayName("is refused to a substitute before the dates, after them, and where there are none")
        void outsideTheDates() {
            for (var actor : List.of(
                    substitute(Samples.NOW.plusMillis(1), Samples.NOW.plusSeconds(1)),
                    substitute(Samples.NOW.minusSeconds(1), Samples.NOW),
                    substitute(null, null))) {
                var outcome = Story.submitted().refused(decision(PASS).setActor(actor), RefusalReason.NOT_SUBSTITUTE);

                assertThat(outcome.getDetail()).isEqualTo("zhao");
            }
        }

        private static Actor substitute(@Nullable Instant from, @Nullable Instant until) {
            return Actor.newBuilder(Samples.reviewer(FIRST))
                    .setId("wang")
                    .setActingFor("zhao")
                    .setActingFrom(from)
                    .setActingUntil(until)
                    .build();
        }

        @ParameterizedTest(name = "{0}")
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"OPINE", "EXTEND", "REMIND", "PUBLISH", "WITHHOLD"})
        @DisplayName("is refused to whoever has no stage of the route, before anything is told about the form")
        void noStage(DecisionTrigger trigger) {
            var stranger =
                    decision(trigger).setActor(Samples.reviewer("ELSEWHERE")).setExpectedVersion(7L);

            Story.draft().refused(stranger, RefusalReason.NOT_YOUR_STAGE);
        }

        @Test
        @DisplayName("is refused at another stage")
        void anotherStage() {
            var outcome = Story.submitted()
                    .refused(decision(PASS).setActor(Samples.reviewer(SECOND)), RefusalReason.NOT_YOUR_STAGE);

            assertThat(outcome.getDetail()).isEqualTo(FIRST);
        }

        @Test
        @DisplayName("is refused as stale when the form has moved on, even to another stage")
        void staleVersion() {
            var decision = decision(PASS).setActor(Samples.reviewer(FIRST)).setExpectedVersion(2L);

            Story.atSecondStage().refused(decision, RefusalReason.STALE_VERSION);
        }

        @Test
        @DisplayName("is refused for a form that doesn't exist")
        void unknownForm() {
            Story.begin().refused(decision(PASS), RefusalReason.UNKNOWN_FORM);
        }

        @ParameterizedTest(name = "{0}")
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"OPINE", "EXTEND", "REMIND", "PUBLISH", "WITHHOLD"})
        @DisplayName("is refused while the form is the department's")
        void notUnderReview(DecisionTrigger trigger) {
            Story.draft().refused(complete(trigger), RefusalReason.ILLEGAL_TRANSITION);
            Story.returned(decision(RETURN).setComments(List.of(comment(""))))
                    .refused(complete(trigger), RefusalReason.ILLEGAL_TRANSITION);
        }

        private static ReviewDecision.Builder complete(DecisionTrigger trigger) {
            return decision(trigger).setComments(List.of(comment(""))).setReason("计算有误");
        }
    }
}
