package org.jixiaoflow.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.Samples.FIRST;
import static org.jixiaoflow.review.Samples.SECOND;
import static org.jixiaoflow.review.Samples.answer;
import static org.jixiaoflow.review.Samples.comment;
import static org.jixiaoflow.review.Samples.decision;
import static org.jixiaoflow.review.Samples.filing;
import static org.jixiaoflow.review.Samples.rating;
import static org.jixiaoflow.schemas.DecisionTrigger.PASS;
import static org.jixiaoflow.schemas.DecisionTrigger.RETURN;

import java.util.List;
import java.util.UUID;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.CommentDraft;
import org.jixiaoflow.schemas.CommentState;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.SuggestedValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A reviewer")
class ReviewTest {

    @Nested
    @DisplayName("returning a form")
    class Returning {

        @Test
        @DisplayName("opens comments, and will see it next")
        void opensComments() {
            var entry = Story.atSecondStage()
                    .accepted(decision(RETURN).setComments(List.of(comment("/indicators/i1/target"))));

            assertThat(entry.getToState()).isEqualTo(FormState.RETURNED);
            assertThat(entry.getFromStage()).isEqualTo(SECOND);
            assertThat(entry.getToStage()).isNull();
            assertThat(entry.getDueStage()).isEqualTo(SECOND);
            assertThat(entry.getEditablePaths()).isEmpty();
            assertThat(entry.getComments()).singleElement().satisfies(comment -> {
                assertThat(comment.getState()).isEqualTo(CommentState.OPEN);
                assertThat(comment.getStage()).isEqualTo(SECOND);
                assertThat(comment.getMadeAt()).isEqualTo(Samples.NOW);
            });
        }

        @Test
        @DisplayName("settles earlier comments")
        void settlesEarlierComments() {
            var earlier = comment("");
            var story = Story.returned(decision(RETURN).setComments(List.of(earlier)))
                    .given(filing(SubmissionTrigger.SUBMIT).setAnswers(List.of(answer(earlier.getId()))));

            var entry = story.accepted(decision(PASS).setResolvedComments(List.of(earlier.getId())));

            assertThat(entry.getComments())
                    .singleElement()
                    .satisfies(comment -> assertThat(comment.getState()).isEqualTo(CommentState.RESOLVED))
                    .satisfies(comment -> assertThat(comment.getAnswer()).isEqualTo("已核实"));
        }

        @Test
        @DisplayName("for some fields only frees open comments' fields, those of earlier stages too")
        void freesOpenComments() {
            var story = Story.submitted().given(decision(PASS).setComments(List.of(comment("/tasks/t1/content"))));

            var entry = story.accepted(
                    decision(RETURN).setFieldsOnly(true).setComments(List.of(comment("/indicators/i1/weight"))));

            assertThat(entry.getEditablePaths())
                    .containsExactlyInAnyOrder(
                            "/tasks/t1/content",
                            "/indicators/i1/remark",
                            "/indicators/i1/weight",
                            "/indicators/i2/weight");
        }

        @Test
        @DisplayName("is refused without a comment that says something")
        void commentRequired() {
            var story = Story.submitted();

            story.refused(decision(RETURN), RefusalReason.COMMENT_REQUIRED);
            story.refused(
                    decision(RETURN).setComments(List.of(comment("", Severity.ERROR, "  "))),
                    RefusalReason.COMMENT_REQUIRED);
        }

        @Test
        @DisplayName("is refused with a blank comment among others, or with an id used before")
        void invalidComments() {
            var story = Story.submitted();
            var comment = comment("");

            story.refused(
                    decision(RETURN).setComments(List.of(comment, comment("", Severity.INFO, ""))),
                    RefusalReason.INVALID_COMMENT);
            var outcome = story.refused(
                    decision(RETURN).setComments(List.of(comment, comment)), RefusalReason.INVALID_COMMENT);

            assertThat(outcome.getDetail()).isEqualTo(comment.getId().toString());
        }

        @Test
        @DisplayName("keeps the value suggested with a comment, through the department's answer")
        void suggestion() {
            var comment = suggesting("/indicators/i1", "/indicators/i1/target", "95");
            var story = Story.returned(decision(RETURN).setComments(List.of(comment)));

            var entry = story.accepted(filing(SubmissionTrigger.SUBMIT).setAnswers(List.of(answer(comment.getId()))));

            assertThat(entry.getComments()).singleElement().satisfies(made -> {
                assertThat(made.getState()).isEqualTo(CommentState.ANSWERED);
                assertThat(made.getSuggestion()).isEqualTo(new SuggestedValue("/indicators/i1/target", "95"));
            });
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(strings = {"/indicators/i1", "/indicators/i2/target", "/indicators/i1/colour", "/indicators", ""})
        @DisplayName("is refused with a suggestion that isn't for a field of what the comment is about")
        void suggestionElsewhere(String path) {
            var outcome = Story.submitted()
                    .refused(
                            decision(RETURN).setComments(List.of(suggesting("/indicators/i1", path, "95"))),
                            RefusalReason.UNKNOWN_PATH);

            assertThat(outcome.getDetail()).isEqualTo(path);
        }

        @Test
        @DisplayName("is refused with a suggestion that says nothing")
        void suggestionBlank() {
            Story.submitted()
                    .refused(
                            decision(RETURN).setComments(List.of(suggesting("", "/indicators/i1/target", " "))),
                            RefusalReason.INVALID_COMMENT);
        }

        private static CommentDraft suggesting(String about, String path, String value) {
            return CommentDraft.newBuilder(comment(about))
                    .setSuggestion(new SuggestedValue(path, value))
                    .build();
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {"indicators", "/indicators/i9/target", "/indicators/i1/colour", "/tasks/t1/content/x", "/"})
        @DisplayName("is refused with a comment on a place the form doesn't have")
        void unknownPath(String path) {
            var outcome = Story.submitted()
                    .refused(decision(RETURN).setComments(List.of(comment(path))), RefusalReason.UNKNOWN_PATH);

            assertThat(outcome.getDetail()).isEqualTo(path);
        }

        @ParameterizedTest(name = "{0}")
        @ValueSource(
                strings = {"", "/departmentName", "/annualGoals", "/annualGoals/g1/text", "/tasks/t1/budget/total"})
        @DisplayName("may comment on any place the form has, filled in or not")
        void knownPath(String path) {
            Story.submitted().accepted(decision(RETURN).setComments(List.of(comment(path))));
        }

        @Test
        @DisplayName("is refused when it settles a comment nobody made")
        void unknownComment() {
            Story.submitted()
                    .refused(
                            decision(PASS).setResolvedComments(List.of(UUID.randomUUID())),
                            RefusalReason.UNKNOWN_COMMENT);
        }
    }

    @Nested
    @DisplayName("of a third party")
    class ThirdParty {

        private final Actor reader = Actor.newBuilder()
                .setId("r")
                .setName("第三方")
                .setRole("reader")
                .setRegions(List.of("*"))
                .build();

        @Test
        @DisplayName("gives an opinion at any stage and moves nothing")
        void opinion() {
            var story = Story.atSecondStage();

            var entry = story.accepted(
                    decision(DecisionTrigger.OPINE).setActor(reader).setOpinion("指标可行"));

            assertThat(entry.getOpinion()).isEqualTo("指标可行");
            assertThat(story.form().getState()).isEqualTo(FormState.SUBMITTED);
            assertThat(story.form().getStage()).isEqualTo(Samples.SECOND);
        }

        @Test
        @DisplayName("has to say something, and decides nothing")
        void nothingElse() {
            var story = Story.atSecondStage();

            story.refused(decision(DecisionTrigger.OPINE).setActor(reader), RefusalReason.OPINION_REQUIRED);
            story.refused(decision(DecisionTrigger.PASS).setActor(reader), RefusalReason.NOT_YOUR_ROLE);
            story.refused(decision(DecisionTrigger.OPINE).setOpinion("好"), RefusalReason.NOT_ASKED);
        }
    }

    @Nested
    @DisplayName("passing a form")
    class Passing {

        @Test
        @DisplayName("brings it to the next stage, with the ratings given")
        void toTheNextStage() {
            var story = Story.submitted();

            var entry = story.accepted(
                    decision(PASS).setRatings(List.of(rating("FORMAT", "80"))).setOpinion("同意"));

            assertThat(entry.getFromStage()).isEqualTo(FIRST);
            assertThat(entry.getToStage()).isEqualTo(SECOND);
            assertThat(entry.getOpinion()).isEqualTo("同意");
            assertThat(entry.getRatings()).singleElement().satisfies(item -> {
                assertThat(item.getDimension()).isEqualTo("COMPLETENESS");
                assertThat(item.getPoints()).isEqualByComparingTo("40");
            });
        }

        @Test
        @DisplayName("is refused at the last stage, which approves")
        void notAtTheLastStage() {
            Story.atLastStage().refused(decision(PASS), RefusalReason.ILLEGAL_TRANSITION);
        }

        @Test
        @DisplayName("is refused with a rating of no item, out of range, or given twice")
        void invalidRating() {
            var story = Story.submitted();

            story.refused(decision(PASS).setRatings(List.of(rating("BEAUTY", "80"))), RefusalReason.INVALID_RATING);
            story.refused(decision(PASS).setRatings(List.of(rating("FORMAT", "100.01"))), RefusalReason.INVALID_RATING);
            story.refused(decision(PASS).setRatings(List.of(rating("FORMAT", "-1"))), RefusalReason.INVALID_RATING);
            var outcome = story.refused(
                    decision(PASS).setRatings(List.of(rating("FORMAT", "80"), rating("FORMAT", "80"))),
                    RefusalReason.INVALID_RATING);

            assertThat(outcome.getDetail()).isEqualTo("FORMAT");
        }
    }
}
