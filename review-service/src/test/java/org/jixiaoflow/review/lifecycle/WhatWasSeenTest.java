package org.jixiaoflow.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.Samples.FIRST;
import static org.jixiaoflow.review.Samples.NOW;
import static org.jixiaoflow.review.Samples.answer;
import static org.jixiaoflow.review.Samples.clerk;
import static org.jixiaoflow.review.Samples.comment;
import static org.jixiaoflow.review.Samples.content;
import static org.jixiaoflow.review.Samples.decision;
import static org.jixiaoflow.review.Samples.filing;
import static org.jixiaoflow.review.Samples.finding;
import static org.jixiaoflow.review.Samples.ratings;
import static org.jixiaoflow.review.Samples.reviewer;
import static org.jixiaoflow.schemas.SubmissionTrigger.SAVE;
import static org.jixiaoflow.schemas.SubmissionTrigger.SUBMIT;
import static org.jixiaoflow.schemas.SubmissionTrigger.WITHDRAW;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.review.lifecycle.Command.Review;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.CommentState;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.Explanation;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.Rating;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.contract.RequestHash;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A decision is about what was seen:")
@NullUnmarked
class WhatWasSeenTest {

    @Nested
    @DisplayName("ratings")
    class OfRatings {

        @Test
        @DisplayName("given to a content that was then withdrawn and changed don't approve another one")
        void fall() {
            var story = rated().given(filing(WITHDRAW)).given(filing(SUBMIT).setContent(content("≥50%")));
            story.given(DecisionTrigger.PASS).given(DecisionTrigger.PASS);

            story.refused(decision(DecisionTrigger.APPROVE), RefusalReason.RATINGS_INCOMPLETE);
            assertThat(story.accepted(Story.approval("70")).getTotal()).isEqualByComparingTo("70");
        }

        @Test
        @DisplayName("fall when a saved draft changes the content, too")
        void fallWithASave() {
            var story = rated().given(filing(WITHDRAW)).given(filing(SAVE).setContent(content("≥50%")));

            assertThat(story.form().getRatings()).isEmpty();
            assertThat(story.journal)
                    .last()
                    .satisfies(entry -> assertThat(entry.getChangesContent()).isTrue());
        }

        @Test
        @DisplayName("outlive a return that is only answered")
        void stay() {
            var story = rated().given(decision(DecisionTrigger.RETURN).setComments(List.of(comment(""))));
            var comment = story.form().getComments().get(0).getId();

            story.given(filing(SUBMIT).setContent(null).setAnswers(List.of(answer(comment))));

            assertThat(story.form().getRatings()).hasSize(2);
            assertThat(story.journal)
                    .last()
                    .satisfies(entry -> assertThat(entry.getChangesContent()).isFalse());
        }

        private Story rated() {
            return Story.submitted().given(decision(DecisionTrigger.PASS).setRatings(ratings("90")));
        }
    }

    @Nested
    @DisplayName("of two reviewers of a stage")
    class OfTwoReviewers {

        @Test
        @DisplayName("the second is told that the form moved on, not that it isn't theirs")
        void loser() {
            var story = Story.submitted();
            var seen = story.form().getVersion();
            story.given(decision(DecisionTrigger.PASS).setExpectedVersion(seen));

            story.refused(
                    decision(DecisionTrigger.PASS).setActor(reviewer(FIRST)).setExpectedVersion(seen),
                    RefusalReason.STALE_VERSION);
        }
    }

    @Nested
    @DisplayName("a decision put onto the topic by hand")
    class ByHand {

        private final Story story = Story.submitted();

        @Test
        @DisplayName("is refused if it doesn't say which version was seen, and tells strangers nothing")
        void unseen() {
            assertThat(outcome(decision(DecisionTrigger.PASS)).getReason()).isEqualTo(RefusalReason.VERSION_REQUIRED);
            assertThat(outcome(decision(DecisionTrigger.PASS).setActor(clerk("civil-affairs")))
                            .getReason())
                    .isEqualTo(RefusalReason.NOT_YOUR_ROLE);
        }

        @Test
        @DisplayName("is held to what every edge asks of texts and numbers")
        void limits() {
            var turned = outcome(decision(DecisionTrigger.PASS).setOpinion("同意\u202E意见"));
            assertThat(turned.getReason()).isEqualTo(RefusalReason.INVALID_CONTENT);
            assertThat(turned.getDetail()).isEqualTo("/opinion");

            var tiny = new Rating("FORMAT", new BigDecimal("1E-400000000"));
            var rated = outcome(decision(DecisionTrigger.PASS).setRatings(List.of(tiny)));
            assertThat(rated.getReason()).isEqualTo(RefusalReason.INVALID_CONTENT);
            assertThat(rated.getDetail()).isEqualTo("/ratings/0/percent");
        }

        private CommandOutcome outcome(ReviewDecision.Builder decision) {
            return story.decide(new Review(decision.build(), NOW)).outcome();
        }
    }

    @Nested
    @DisplayName("a form put onto the topic by hand")
    class FormByHand {

        @Test
        @DisplayName("is held to what every edge asks of texts and rows")
        void limits() {
            var bell = Story.begin()
                    .refused(filing(SAVE).setContent(content("≥9\u00070%")), RefusalReason.INVALID_CONTENT);
            var endless =
                    Story.begin().refused(filing(SAVE).setContent(content("长".repeat(4_001))), RefusalReason.TOO_LONG);
            var rows = Collections.nCopies(501, content().getIndicators().get(0));
            var many = FormContent.newBuilder(content()).setIndicators(rows).build();

            assertThat(bell.getDetail()).isEqualTo("/content/indicators/0/target");
            assertThat(endless.getDetail()).isEqualTo("/content/indicators/0/target");
            assertThat(Story.begin()
                            .refused(filing(SAVE).setContent(many), RefusalReason.INVALID_CONTENT)
                            .getDetail())
                    .isEqualTo("/content/indicators");
        }

        @Test
        @DisplayName("is kept in the one way of writing a text")
        void normal() {
            var apart = FormContent.newBuilder(content())
                    .setDepartmentName("e\u0301")
                    .build();

            var entry = Story.begin().accepted(filing(SAVE).setContent(apart));

            assertThat(entry.getContent().getDepartmentName()).isEqualTo("\u00e9");
        }
    }

    @Nested
    @DisplayName("a view changed by hand")
    class OfViews {

        @Test
        @DisplayName("can't say which rows of a document are which: only those taken from what is saved count")
        void reread() {
            var story = Story.draft();
            var changed = RequestHash.ofContent(content("≥1%"));

            var outcome = story.refused(
                    filing(SAVE).setContent(content("≥95%")).setSavedHash(changed), RefusalReason.VIEW_DIFFERS);

            assertThat(outcome.getDetail()).isEqualTo("saved");
            story.refused(filing(SUBMIT).setContent(null).setSavedHash(changed), RefusalReason.VIEW_DIFFERS);
            story.accepted(filing(SAVE).setContent(content("≥95%")).setSavedHash(RequestHash.ofContent(content())));
        }

        @Test
        @DisplayName("can't say what a self-evaluation is held against: findings are those of the objective in force")
        void objective() {
            var story = Story.begin();
            story.key = Samples.SELF_EVALUATION;
            story.objective = Story.approved().approved;
            var evaluation = filing(SAVE)
                    .setFormId(Samples.SELF_EVALUATION)
                    .setContent(Samples.evaluation(1, "95"))
                    .setObjectiveHash(RequestHash.ofContent(content("≥1%")));

            assertThat(story.refused(evaluation, RefusalReason.VIEW_DIFFERS).getDetail())
                    .isEqualTo("objective");
            story.accepted(evaluation.setObjectiveHash(RequestHash.ofContent(content())));
        }
    }

    @Nested
    @DisplayName("a finding that asks for an explanation")
    class OfFindings {

        private final Finding warning = Finding.newBuilder(finding(Severity.WARN))
                .setNeedsExplanation(true)
                .build();
        private final Explanation why = new Explanation(warning.getCode(), warning.getPath(), "以前年度亦如此分配");

        @Test
        @DisplayName("keeps a form from being submitted until it has one, which the journal keeps")
        void needed() {
            var story = Story.begin().given(found(filing(SAVE)));

            var outcome = story.refused(filing(SUBMIT).setContent(null), RefusalReason.UNEXPLAINED_FINDINGS);
            var entry = story.accepted(filing(SUBMIT).setContent(null).setExplanations(List.of(why)));

            assertThat(outcome.getFindings()).containsExactly(warning);
            assertThat(entry.getExplanations()).containsExactly(why);
        }

        @Test
        @DisplayName("is explained once, however often the form is saved and submitted, as long as it stands")
        void holds() {
            var story = Story.begin().given(found(filing(SAVE)).setExplanations(List.of(why)));

            story.given(found(filing(SAVE).setContent(content("≥95%"))));
            assertThat(story.accepted(filing(SUBMIT).setContent(null)).getExplanations())
                    .containsExactly(why);
            story.given(filing(WITHDRAW));
            story.given(filing(SAVE).setContent(content("≥80%")));

            assertThat(story.form().getExplanations()).isEmpty();
            story.refused(found(filing(SUBMIT)), RefusalReason.UNEXPLAINED_FINDINGS);
        }

        @Test
        @DisplayName("is not explained by nothing")
        void blank() {
            var story = Story.begin().given(found(filing(SAVE)));

            var outcome = story.refused(
                    found(filing(SUBMIT)).setExplanations(List.of(new Explanation("V03", "", " "))),
                    RefusalReason.INVALID_CONTENT);

            assertThat(outcome.getDetail()).isEqualTo("/explanations/0/text");
        }

        private FormSubmission.Builder found(FormSubmission.Builder command) {
            return command.setFindings(List.of(warning));
        }
    }

    @Nested
    @DisplayName("texts")
    class OfTexts {

        @Test
        @DisplayName("have an end: each, all together, and in number")
        void limits() {
            var story = Story.submitted();

            var one = story.refused(opinion("长".repeat(4_001)), RefusalReason.TOO_LONG);
            var many = story.refused(comments(201, 10), RefusalReason.TOO_LONG);
            var together = story.refused(comments(20, 3_000), RefusalReason.TOO_LONG);
            var second = story.refused(
                    decision(DecisionTrigger.RETURN)
                            .setComments(List.of(comment(""), comment("", Severity.WARN, "长".repeat(4_001)))),
                    RefusalReason.TOO_LONG);

            assertThat(one.getDetail()).isEqualTo("/opinion");
            assertThat(many.getDetail()).isEqualTo("/comments");
            assertThat(together.getDetail()).isEqualTo("/comments");
            assertThat(second.getDetail()).isEqualTo("/comments/1/text");
        }

        @Test
        @DisplayName("of resolved comments take no room; nor can they be resolved again")
        void resolved() {
            var story = Story.submitted().given(decision(DecisionTrigger.RETURN).setComments(List.of(comment(""))));
            var id = story.form().getComments().get(0).getId();
            story.given(filing(SUBMIT).setContent(null).setAnswers(List.of(answer(id))));

            var entry = story.accepted(decision(DecisionTrigger.PASS).setResolvedComments(List.of(id)));
            var again = story.accepted(decision(DecisionTrigger.PASS).setResolvedComments(List.of(id)));

            assertThat(entry.getComments().get(0).getText()).isEqualTo("请核实");
            assertThat(again.getComments()).isEmpty();
            var kept = story.form().getComments().get(0);
            assertThat(kept.getState()).isEqualTo(CommentState.RESOLVED);
            assertThat(kept.getText()).isEmpty();
        }

        private ReviewDecision.Builder opinion(String text) {
            return decision(DecisionTrigger.PASS).setOpinion(text);
        }

        private ReviewDecision.Builder comments(int number, int length) {
            return decision(DecisionTrigger.RETURN)
                    .setComments(IntStream.range(0, number)
                            .mapToObj(any -> comment("", Severity.WARN, "长".repeat(length)))
                            .toList());
        }
    }
}
