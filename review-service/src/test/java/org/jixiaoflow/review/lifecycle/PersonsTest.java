package org.jixiaoflow.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.Samples.DEPARTMENT;
import static org.jixiaoflow.review.Samples.FIRST;
import static org.jixiaoflow.review.Samples.LAST;
import static org.jixiaoflow.review.Samples.NOW;
import static org.jixiaoflow.review.Samples.SECOND;
import static org.jixiaoflow.review.Samples.answer;
import static org.jixiaoflow.review.Samples.clerk;
import static org.jixiaoflow.review.Samples.comment;
import static org.jixiaoflow.review.Samples.content;
import static org.jixiaoflow.review.Samples.decision;
import static org.jixiaoflow.review.Samples.filing;
import static org.jixiaoflow.review.Samples.reviewer;

import java.util.List;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Where a template asks for distinct persons")
@NullUnmarked
class PersonsTest {

    @Nested
    @DisplayName("a reviewer")
    class AReviewer {

        @Test
        @DisplayName("who passed a stage does not pass or approve at another")
        void twoStages() {
            var story = submitted().given(pass("li")).given(pass("wang"));

            var outcome = story.refused(approval("li"), RefusalReason.SAME_PERSON);

            assertThat(outcome.getDetail()).isEqualTo(FIRST);
            story.accepted(approval("zhao"));
        }

        @Test
        @DisplayName("does not do so by standing in for somebody either")
        void actingForAnother() {
            var story = submitted().given(pass("li"));

            story.refused(pass("li", "wang"), RefusalReason.SAME_PERSON);
        }

        @Test
        @DisplayName("does not lend their name to whoever passes the next stage")
        void actingForWhoPassed() {
            var story = submitted().given(pass("li"));

            story.refused(pass("wang", "li"), RefusalReason.SAME_PERSON);
        }

        @Test
        @DisplayName("may still return what they passed")
        void returns() {
            var story = submitted().given(pass("li"));

            story.accepted(by(decision(DecisionTrigger.RETURN).setComments(List.of(comment(""))), "li", null));
        }

        @Test
        @DisplayName("is still somebody else's colleague after a return, which the stages before don't see again")
        void afterAReturn() {
            var story = submitted().given(pass("li"));
            story.given(by(decision(DecisionTrigger.RETURN).setComments(List.of(comment(""))), "wang", null));
            story.given(filing(SubmissionTrigger.SUBMIT)
                    .setActor(head("sun"))
                    .setAnswers(List.of(answer(story.form().getComments().get(0).getId()))));

            story.refused(pass("li"), RefusalReason.SAME_PERSON);
            story.accepted(pass("wang"));
        }

        @Test
        @DisplayName("begins anew with a form that begins its way anew")
        void anew() {
            var story = submitted()
                    .given(pass("li"))
                    .given(filing(SubmissionTrigger.WITHDRAW))
                    .given(filing(SubmissionTrigger.SUBMIT).setActor(head("sun")));

            assertThat(story.form().getPasses()).isEmpty();
            story.accepted(pass("wang"));
            story.accepted(pass("li"));
        }

        @Test
        @DisplayName("approves again what they approved, once it is revoked")
        void revoked() {
            var story = submitted().given(pass("li")).given(pass("wang")).given(approval("zhao"));
            story.given(by(decision(DecisionTrigger.REVOKE).setReason("计算有误"), "zhao", null));

            story.accepted(approval("zhao"));
        }
    }

    @Nested
    @DisplayName("a head")
    class AHead {

        @Test
        @DisplayName("does not sign what they wrote as a clerk")
        void signsTheirOwn() {
            var story = Story.ofDistinctPersons().given(filing(SubmissionTrigger.SAVE));

            story.refused(
                    filing(SubmissionTrigger.SIGN)
                            .setContent(null)
                            .setActor(head(clerk(DEPARTMENT).getId())),
                    RefusalReason.SAME_PERSON);
            story.accepted(filing(SubmissionTrigger.SIGN).setContent(null).setActor(head("sun")));
        }

        @Test
        @DisplayName("is not stood in for by the clerk who wrote")
        void clerkActingForTheHead() {
            var story = Story.ofDistinctPersons().given(filing(SubmissionTrigger.SAVE));
            var substitute = standingIn(head(clerk(DEPARTMENT).getId()), "sun");

            story.refused(
                    filing(SubmissionTrigger.SIGN).setContent(null).setActor(substitute), RefusalReason.SAME_PERSON);
            story.refused(filing(SubmissionTrigger.SUBMIT).setActor(substitute), RefusalReason.SAME_PERSON);
        }

        @Test
        @DisplayName("signs and submits what they wrote as the head they are")
        void writesAsHead() {
            var story = Story.ofDistinctPersons()
                    .given(filing(SubmissionTrigger.SAVE).setActor(head("sun")));

            story.accepted(filing(SubmissionTrigger.SIGN).setContent(null).setActor(head("sun")));
            story.accepted(filing(SubmissionTrigger.SUBMIT).setActor(head("sun")));
        }
    }

    private static Story submitted() {
        var story = Story.ofDistinctPersons()
                .given(filing(SubmissionTrigger.SAVE).setContent(content()))
                .given(filing(SubmissionTrigger.SUBMIT).setActor(head("sun")));
        assertThat(story.form().getState()).isEqualTo(FormState.SUBMITTED);
        return story;
    }

    private static ReviewDecision.Builder pass(String person) {
        return by(decision(DecisionTrigger.PASS), person, null);
    }

    private static ReviewDecision.Builder pass(String person, String actingFor) {
        return by(decision(DecisionTrigger.PASS), person, actingFor);
    }

    private static ReviewDecision.Builder approval(String person) {
        return by(Story.approval("92"), person, null);
    }

    private static ReviewDecision.Builder by(ReviewDecision.Builder decision, String person, String actingFor) {
        var actor =
                Actor.newBuilder(reviewer(FIRST, SECOND, LAST)).setId(person).build();
        return decision.setActor(actingFor == null ? actor : standingIn(actor, actingFor));
    }

    private static Actor head(String person) {
        return Actor.newBuilder(clerk(DEPARTMENT)).setId(person).setRole("head").build();
    }

    private static Actor standingIn(Actor actor, String person) {
        return Actor.newBuilder(actor)
                .setActingFor(person)
                .setActingForName(person)
                .setActingFrom(NOW.minusSeconds(60))
                .setActingUntil(NOW.plusSeconds(60))
                .build();
    }
}
