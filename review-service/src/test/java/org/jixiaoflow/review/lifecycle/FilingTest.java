package org.jixiaoflow.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.Samples.SECOND;
import static org.jixiaoflow.review.Samples.answer;
import static org.jixiaoflow.review.Samples.comment;
import static org.jixiaoflow.review.Samples.content;
import static org.jixiaoflow.review.Samples.decision;
import static org.jixiaoflow.review.Samples.filing;
import static org.jixiaoflow.review.Samples.finding;
import static org.jixiaoflow.schemas.FormState.DRAFT;
import static org.jixiaoflow.schemas.FormState.RETURNED;
import static org.jixiaoflow.schemas.FormState.SUBMITTED;
import static org.jixiaoflow.schemas.SubmissionTrigger.SAVE;
import static org.jixiaoflow.schemas.SubmissionTrigger.SUBMIT;

import java.util.List;
import java.util.UUID;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.CommentAnswer;
import org.jixiaoflow.schemas.CommentState;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.KeptContent;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A department")
class FilingTest {

    @Nested
    @DisplayName("saving a form")
    class Saving {

        @Test
        @DisplayName("begins a draft with journal entry 1")
        void beginsADraft() {
            var entry = Story.begin().accepted(filing(SAVE));

            assertThat(entry.getVersion()).isEqualTo(1);
            assertThat(entry.getRevision()).isZero();
            assertThat(entry.getFromState()).isNull();
            assertThat(entry.getToState()).isEqualTo(DRAFT);
            assertThat(entry.getContent()).isEqualTo(content());
            assertThat(entry.getPreviousHash()).isNull();
        }

        @Test
        @DisplayName("changes a draft")
        void changesADraft() {
            var story = Story.draft();

            var entry = story.accepted(filing(SAVE).setContent(content("≥95%")));

            assertThat(entry.getVersion()).isEqualTo(2);
            assertThat(entry.getFromState()).isEqualTo(DRAFT);
            assertThat(entry.getToState()).isEqualTo(DRAFT);
            assertThat(story.kept().getContent()).isEqualTo(content("≥95%"));
        }

        @Test
        @DisplayName("changes a returned form, which stays returned to the same stage")
        void changesAReturnedForm() {
            var story = Story.returned(decision(DecisionTrigger.RETURN).setComments(List.of(comment(""))));

            var entry = story.accepted(filing(SAVE).setContent(content("≥95%")));

            assertThat(entry.getToState()).isEqualTo(RETURNED);
            assertThat(entry.getDueStage()).isEqualTo(SECOND);
        }

        @Test
        @DisplayName("is refused when nothing changed")
        void nothingChanged() {
            Story.draft().refused(filing(SAVE), RefusalReason.NOTHING_CHANGED);
        }

        @Test
        @DisplayName("is refused without content")
        void contentRequired() {
            Story.begin().refused(filing(SAVE).setContent(null), RefusalReason.CONTENT_REQUIRED);
        }

        @Test
        @DisplayName("is refused when two goals share an id, or one has none")
        void idsUnique() {
            var goal = new AnnualGoal("g1", "保障");

            var twice =
                    Story.begin().refused(filing(SAVE).setContent(goals(goal, goal)), RefusalReason.INVALID_CONTENT);
            var blank = Story.begin()
                    .refused(filing(SAVE).setContent(goals(new AnnualGoal(" ", "保障"))), RefusalReason.INVALID_CONTENT);

            assertThat(twice.getDetail()).isEqualTo("/content/annualGoals/1/id");
            assertThat(blank.getDetail()).isEqualTo("/annualGoals/ ");
        }

        private static FormContent goals(AnnualGoal... goals) {
            return FormContent.newBuilder().setAnnualGoals(List.of(goals)).build();
        }
    }

    @Nested
    @DisplayName("that is on no list of those that file")
    class NotListed {

        @Test
        @DisplayName("files nothing where that is closed, and takes back what is there")
        void closed() {
            var story = Story.begin();
            story.list = Samples.list(true, "education");
            story.refused(filing(SAVE), RefusalReason.UNIT_NOT_LISTED);

            var submitted = Story.submitted();
            submitted.list = story.list;
            submitted.accepted(filing(SubmissionTrigger.WITHDRAW));
            submitted.refused(filing(SUBMIT).setContent(null), RefusalReason.UNIT_NOT_LISTED);
        }

        @Test
        @DisplayName("files where the list only says who must, or names it")
        void open() {
            var story = Story.begin();
            story.list = Samples.list(false, "education");
            story.given(SAVE);
            story.list = Samples.list(true, "education", "civil-affairs");
            story.given(SUBMIT);
        }
    }

    @Nested
    @DisplayName("submitting a form")
    class Submitting {

        @Test
        @DisplayName("brings it to the first stage as its next revision")
        void toTheFirstStage() {
            var entry = Story.draft().accepted(filing(SUBMIT));

            assertThat(entry.getToState()).isEqualTo(SUBMITTED);
            assertThat(entry.getToStage()).isEqualTo(Samples.FIRST);
            assertThat(entry.getRevision()).isEqualTo(1);
        }

        @Test
        @DisplayName("submits what was saved when it brings nothing else")
        void submitsWhatWasSaved() {
            var entry = Story.draft().accepted(filing(SUBMIT).setContent(null));

            assertThat(entry.getContent()).isEqualTo(content());
        }

        @Test
        @DisplayName("submits what was saved with what was found in it then")
        void findingsKept() {
            var story = Story.begin().given(filing(SAVE).setFindings(List.of(finding(Severity.WARN))));

            var entry = story.accepted(filing(SUBMIT).setContent(null));

            assertThat(entry.getFindings()).containsExactly(finding(Severity.WARN));
        }

        @Test
        @DisplayName("is refused when what was saved has a fault, and told all that was found")
        void savedFault() {
            var found = List.of(finding(Severity.WARN), finding(Severity.ERROR));
            var story = Story.begin().given(filing(SAVE).setFindings(found));

            var outcome = story.refused(filing(SUBMIT).setContent(null), RefusalReason.BLOCKING_FINDINGS);

            assertThat(outcome.getFindings()).isEqualTo(found);
        }

        @Test
        @DisplayName("takes the word of the newest content only: a fault that was mended is forgotten")
        void mendedFault() {
            var story = Story.begin()
                    .given(filing(SAVE).setFindings(List.of(finding(Severity.ERROR))))
                    .given(filing(SAVE).setContent(content("≥95%")));

            var entry = story.accepted(filing(SUBMIT).setContent(null));

            assertThat(entry.getFindings()).isEmpty();
        }

        @Test
        @DisplayName("is refused without content when what was saved was never validated")
        void neverValidated() {
            var story = Story.draft();
            story.kept = new KeptContent(story.kept().getContent(), null, null);

            story.refused(filing(SUBMIT).setContent(null), RefusalReason.CONTENT_REQUIRED);
            story.accepted(filing(SAVE));
            story.accepted(filing(SUBMIT).setContent(null));
        }

        @Test
        @DisplayName("after a return brings it to the stage that returned it")
        void toTheStageThatReturnedIt() {
            var comment = comment("");
            var story = Story.returned(decision(DecisionTrigger.RETURN).setComments(List.of(comment)));

            var entry = story.accepted(filing(SUBMIT).setAnswers(List.of(answer(comment.getId()))));

            assertThat(entry.getToStage()).isEqualTo(SECOND);
            assertThat(entry.getRevision()).isEqualTo(2);
            assertThat(entry.getComments())
                    .singleElement()
                    .satisfies(answered -> assertThat(answered.getState()).isEqualTo(CommentState.ANSWERED))
                    .satisfies(answered -> assertThat(answered.getAnswer()).isEqualTo("已核实"));
        }

        @Test
        @DisplayName("is refused before anything was saved")
        void unknownForm() {
            var outcome = Story.begin().refused(filing(SUBMIT), RefusalReason.UNKNOWN_FORM);

            assertThat(outcome.getVersion()).isZero();
            assertThat(outcome.getState()).isNull();
        }

        @Test
        @DisplayName("is refused for a finding that is an error, not for a warning")
        void blockingFindings() {
            var story = Story.draft();

            var outcome = story.refused(
                    filing(SUBMIT).setFindings(List.of(finding(Severity.WARN), finding(Severity.ERROR))),
                    RefusalReason.BLOCKING_FINDINGS);
            var entry = story.accepted(filing(SUBMIT).setFindings(List.of(finding(Severity.WARN))));

            assertThat(outcome.getDetail()).isEqualTo("V03");
            assertThat(entry.getFindings()).containsExactly(finding(Severity.WARN));
        }

        @Test
        @DisplayName("is refused while a comment that wants an answer has none; advice wants none")
        void openComments() {
            var error = comment("");
            var warning = comment("", Severity.WARN, "请说明");
            var advice = comment("", Severity.INFO, "建议");
            var story = Story.returned(decision(DecisionTrigger.RETURN).setComments(List.of(error, warning, advice)));

            story.refused(filing(SUBMIT).setAnswers(List.of(answer(error.getId()))), RefusalReason.OPEN_COMMENTS);
            var entry =
                    story.accepted(filing(SUBMIT).setAnswers(List.of(answer(error.getId()), answer(warning.getId()))));

            assertThat(entry.getToState()).isEqualTo(SUBMITTED);
        }

        @Test
        @DisplayName("counts answers that were saved before")
        void answersSavedBefore() {
            var error = comment("");
            var story = Story.returned(decision(DecisionTrigger.RETURN).setComments(List.of(error)))
                    .given(filing(SAVE).setAnswers(List.of(answer(error.getId()))));

            assertThat(story.accepted(filing(SUBMIT)).getToState()).isEqualTo(SUBMITTED);
        }

        @Test
        @DisplayName("is refused with an answer to no comment, a blank answer, or one to a settled comment")
        void invalidAnswers() {
            var error = comment("");
            var story = Story.returned(decision(DecisionTrigger.RETURN).setComments(List.of(error)));
            var unknown = UUID.randomUUID();

            var outcome =
                    story.refused(filing(SUBMIT).setAnswers(List.of(answer(unknown))), RefusalReason.UNKNOWN_COMMENT);
            story.refused(
                    filing(SUBMIT).setAnswers(List.of(new CommentAnswer(error.getId(), " "))),
                    RefusalReason.INVALID_COMMENT);
            story.given(filing(SUBMIT).setAnswers(List.of(answer(error.getId()))))
                    .given(decision(DecisionTrigger.RETURN)
                            .setComments(List.of(comment("")))
                            .setResolvedComments(List.of(error.getId())))
                    .refused(filing(SUBMIT).setAnswers(List.of(answer(error.getId()))), RefusalReason.INVALID_COMMENT);

            assertThat(outcome.getDetail()).isEqualTo(unknown.toString());
        }
    }
}
