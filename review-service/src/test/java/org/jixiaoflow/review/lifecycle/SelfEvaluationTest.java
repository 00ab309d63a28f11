package org.jixiaoflow.review.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.review.Samples.SELF_EVALUATION;
import static org.jixiaoflow.review.Samples.comment;
import static org.jixiaoflow.review.Samples.evaluation;
import static org.jixiaoflow.schemas.DecisionTrigger.APPROVE;
import static org.jixiaoflow.schemas.DecisionTrigger.GRANT_ADJUST;
import static org.jixiaoflow.schemas.DecisionTrigger.PASS;
import static org.jixiaoflow.schemas.DecisionTrigger.RETURN;
import static org.jixiaoflow.schemas.RefusalReason.FIELD_LOCKED;
import static org.jixiaoflow.schemas.RefusalReason.INVALID_REVIEWED_ROW;
import static org.jixiaoflow.schemas.RefusalReason.OBJECTIVE_NOT_APPROVED;
import static org.jixiaoflow.schemas.RefusalReason.OBJECTIVE_REVISION_STALE;
import static org.jixiaoflow.schemas.SubmissionTrigger.SAVE;
import static org.jixiaoflow.schemas.SubmissionTrigger.SUBMIT;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.ReviewedRow;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.Task;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A self-evaluation")
@NullUnmarked
class SelfEvaluationTest {

    private static final ApprovedForm OBJECTIVE = Story.approved().approved;

    private final Story story = Story.begin();

    @BeforeEach
    void ofASelfEvaluation() {
        story.key = SELF_EVALUATION;
    }

    @Nested
    @DisplayName("answers the objective in force:")
    class AnswersTheObjective {

        @Test
        @DisplayName("without an approved objective it can't even be begun")
        void notWithoutObjective() {
            assertThat(story.refused(filing(SAVE), OBJECTIVE_NOT_APPROVED).getDetail())
                    .isEqualTo(Samples.FORM);
        }

        @Test
        @DisplayName("it names the objective's approved revision, or none and means the one in force")
        void namesTheRevision() {
            story.objective = OBJECTIVE;

            assertThat(story.refused(filing(SAVE, evaluation(2, "95")), OBJECTIVE_REVISION_STALE)
                            .getDetail())
                    .isEqualTo("1");
            story.accepted(filing(SAVE, evaluation(1, "95")));
            var entry = story.accepted(filing(SAVE, evaluation(null, "96")));
            assertThat(entry.getContent().getObjectiveRevision()).isEqualTo(1);
        }

        @Test
        @DisplayName("what it needn't repeat comes from the objective, wherever it was sent from")
        void completed() {
            story.objective = OBJECTIVE;
            var sent = FormContent.newBuilder()
                    .setIndicators(List.of(
                            Indicator.newBuilder().setId("i1").setActual("95").build()))
                    .build();

            var entry = story.accepted(filing(SAVE, sent));

            assertThat(entry.getContent().getTasks())
                    .isEqualTo(Samples.content().getTasks());
            assertThat(entry.getContent().getIndicators()).hasSize(2);
            assertThat(entry.getContent().getIndicators().get(0).getTarget()).isEqualTo("≥90%");
        }

        @Test
        @DisplayName("targets, weights and rows are the objective's, and stay")
        void lockedFields() {
            story.objective = OBJECTIVE;

            assertThat(locked(first(row -> row.setTarget("80")))).isEqualTo("/indicators/i1/target");
            assertThat(locked(first(row -> row.setWeight(new BigDecimal("50.00")))))
                    .isEqualTo("/indicators/i1/weight");
            assertThat(locked(first(row -> row.setId("i9")))).isEqualTo("/indicators/i9");
            assertThat(locked(content -> content.setTasks(List.of(new Task("t9", "低保", "", null)))))
                    .isEqualTo("/tasks/t1");
            assertThat(locked(content -> content.setDepartmentName("教育局"))).isEqualTo("/departmentName");
        }

        @Test
        @DisplayName("a new objective in force asks for a new answer, whatever was returned for")
        void objectiveAdjusted() {
            submitted();
            story.given(decision(RETURN)
                    .setComments(List.of(comment("/indicators/i1/actual")))
                    .setFieldsOnly(true));
            assertThat(story.form().getEditablePaths()).contains("/indicators/i1/evidence", "/indicators/i1/actual");
            story.refused(filing(SAVE, changed(content -> content.setExecution(null))), FIELD_LOCKED);

            story.objective = ApprovedForm.newBuilder(OBJECTIVE)
                    .setRevision(2)
                    .setContent(Samples.content("≥80%"))
                    .build();

            story.refused(filing(SAVE), OBJECTIVE_REVISION_STALE);
            story.refused(filing(SUBMIT).setContent(null), OBJECTIVE_REVISION_STALE);
            story.given(filing(
                    SAVE,
                    changed(first(row -> row.setTarget("≥80%")).andThen(content -> content.setObjectiveRevision(2)))));
        }

        @Test
        @DisplayName("it can't be approved once the objective is revoked, but it can be returned")
        void objectiveRevoked() {
            atLastStage();

            story.objective = null;

            story.refused(decision(APPROVE), OBJECTIVE_NOT_APPROVED);
            story.given(decision(RETURN).setComments(List.of(comment(""))));
        }

        private String locked(Consumer<FormContent.Builder> change) {
            return story.refused(filing(SAVE, changed(change)), FIELD_LOCKED).getDetail();
        }
    }

    @Nested
    @DisplayName("under review")
    class UnderReview {

        @Test
        @DisplayName("needs no ratings where its template has none, and is approved without total and grade")
        void needsNoRatings() {
            atLastStage();

            var entry = story.accepted(decision(APPROVE));

            assertThat(entry.getToState()).isEqualTo(FormState.APPROVED);
            assertThat(entry.getTotal()).isNull();
            assertThat(entry.getGrade()).isNull();
            assertThat(story.approved).satisfies(approved -> {
                assertThat(approved.getTotal()).isNull();
                assertThat(approved.getContent().getObjectiveRevision()).isEqualTo(1);
            });
        }

        @Test
        @DisplayName("gets points for rows without a formula; the newest decision on a row counts")
        void reviewedRows() {
            submitted();
            story.given(decision(PASS).setReviewedRows(List.of(row("i1", "40.00"), row("i2", "30.00"))));
            story.given(decision(PASS));

            var entry = story.accepted(decision(APPROVE).setReviewedRows(List.of(row("i2", "45.00"))));

            var expected = List.of(row("i1", "40.00"), row("i2", "45.00"));
            assertThat(entry.getReviewedRows()).isEqualTo(expected);
            assertThat(story.approved.getReviewedRows()).isEqualTo(expected);
            story.given(decision(GRANT_ADJUST)).given(filing(SubmissionTrigger.ADJUST));
            assertThat(story.form().getReviewedRows()).isEmpty();
        }

        @Test
        @DisplayName("refuses points beyond the weight, unknown or repeated rows, and a low target without a reason")
        void invalidRows() {
            submitted();

            invalid(row("i1", "45.01"));
            invalid(row("i1", "-0.01"));
            invalid(row("i3", "1.00"));
            invalid(row("i1", "1.00"), row("i1", "2.00"));
            invalid(new ReviewedRow("i1", null, true, " "));
            story.given(decision(PASS).setReviewedRows(List.of(new ReviewedRow("i1", null, true, "目标值偏低"))));
        }

        private void invalid(ReviewedRow... rows) {
            story.refused(decision(PASS).setReviewedRows(List.of(rows)), INVALID_REVIEWED_ROW);
        }
    }

    @Test
    @DisplayName("alone has reviewed rows; an objective has none")
    void notForObjectives() {
        Story.submitted()
                .refused(
                        Samples.decision(PASS).setReviewedRows(List.of(row("i1", "1.00"))),
                        RefusalReason.INVALID_REVIEWED_ROW);
    }

    private void submitted() {
        story.objective = OBJECTIVE;
        story.given(filing(SAVE)).given(filing(SUBMIT).setContent(null));
    }

    private void atLastStage() {
        submitted();
        story.given(decision(PASS)).given(decision(PASS));
    }

    private static FormSubmission.Builder filing(SubmissionTrigger trigger) {
        return filing(trigger, evaluation(1, "95"));
    }

    private static FormSubmission.Builder filing(SubmissionTrigger trigger, FormContent content) {
        return Samples.filing(trigger).setFormId(SELF_EVALUATION).setContent(content);
    }

    private static ReviewDecision.Builder decision(DecisionTrigger trigger) {
        return Samples.decision(trigger).setFormId(SELF_EVALUATION);
    }

    private static FormContent changed(Consumer<FormContent.Builder> change) {
        var content = FormContent.newBuilder(evaluation(1, "95"));
        change.accept(content);
        return content.build();
    }

    private static Consumer<FormContent.Builder> first(Consumer<Indicator.Builder> change) {
        return content -> {
            var rows = new ArrayList<>(content.getIndicators());
            var first = Indicator.newBuilder(rows.get(0));
            change.accept(first);
            rows.set(0, first.build());
            content.setIndicators(rows);
        };
    }

    private static ReviewedRow row(String indicator, String points) {
        return new ReviewedRow(indicator, new BigDecimal(points), false, null);
    }
}
