package org.jixiaoflow.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.cli.check.Invariant.Kind.APPROVED_IS_LAST_APPROVAL;
import static org.jixiaoflow.cli.check.Invariant.Kind.ONE_SCORE_PER_APPROVED;
import static org.jixiaoflow.cli.check.Invariant.Kind.VIEWS_EQUAL_TOPICS;
import static org.jixiaoflow.cli.check.Sound.FORM;
import static org.jixiaoflow.cli.check.Sound.approvedForm;
import static org.jixiaoflow.cli.check.Sound.change;
import static org.jixiaoflow.cli.check.Sound.department;
import static org.jixiaoflow.cli.check.Sound.entry;
import static org.jixiaoflow.cli.check.Sound.sound;
import static org.jixiaoflow.cli.check.Sound.summary;
import static org.jixiaoflow.cli.check.Sound.template;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.DepartmentKindFiling;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.ScoreSummary;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.schemas.StateCount;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.scoring.filing.FilingSummaries;
import org.jixiaoflow.scoring.scorecard.Scorecard;
import org.jixiaoflow.scoring.templates.TemplateVersions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The checker finds")
class ScoreCheckTest {

    private final Report report = new Report();

    @Nested
    @DisplayName("among approvals and scores")
    class AmongScores {

        private final ScoreCheck check = new ScoreCheck(report);
        private final JournalCheck journal = new JournalCheck(report);
        private final Map<String, ApprovedForm> approved = new TreeMap<>();
        private final Map<String, FormScore> scores = new TreeMap<>();

        AmongScores() {
            sound().forEach(entry -> journal.add(FORM, entry, UnregisteredSerdes.encode(entry)));
            approved.put(FORM, approvedForm());
            scores.put(FORM, Scorecard.score(approvedForm(), template()));
        }

        @Test
        void nothingWhereAllAgree() {
            check();

            assertThat(report.violated()).isZero();
        }

        @Test
        void anApprovalThatIsMissing() {
            approved.clear();
            check();

            assertThat(report.of(APPROVED_IS_LAST_APPROVAL).violated()).isEqualTo(1);
        }

        @Test
        void anApprovedContentThatIsAnother() {
            approved.put(
                    FORM,
                    ApprovedForm.newBuilder(approvedForm())
                            .setContent(FormContent.newBuilder().build())
                            .build());
            check();

            assertThat(report.of(APPROVED_IS_LAST_APPROVAL).violated()).isEqualTo(1);
        }

        @Test
        void aScoreThatIsMissing() {
            scores.clear();
            check();

            assertThat(report.of(ONE_SCORE_PER_APPROVED).violated()).isPositive();
        }

        @Test
        void aScoreThatCanNotBeComputedAgain() {
            scores.put(
                    FORM,
                    FormScore.newBuilder(scores.get(FORM))
                            .setTotal(new BigDecimal("99.00"))
                            .build());
            check();

            assertThat(report.of(ONE_SCORE_PER_APPROVED).violated()).isPositive();
        }

        @Test
        void aScoreByATemplateVersionThatIsNoLongerInForce() {
            var newer = ScoringTemplate.newBuilder(template()).setVersion(2).build();
            check.scores(
                    approved, scores, TemplateVersions.NONE.with(template()).with(newer));

            assertThat(report.of(ONE_SCORE_PER_APPROVED).violations())
                    .singleElement()
                    .asString()
                    .contains("standard@1");
        }

        @Test
        void aScoreThatItsHistoryDoesNotEndWith() {
            check.change(change(1, scores.get(FORM)), TemplateVersions.NONE.with(template()));
            check.change(change(2, null), TemplateVersions.NONE.with(template()));
            check.history(scores);

            assertThat(report.of(ONE_SCORE_PER_APPROVED).violated()).isEqualTo(1);
        }

        @Test
        void aGapInTheHistoryOfAScore() {
            check.change(change(1, scores.get(FORM)), TemplateVersions.NONE.with(template()));
            check.change(change(3, scores.get(FORM)), TemplateVersions.NONE.with(template()));
            check.history(scores);

            assertThat(report.of(ONE_SCORE_PER_APPROVED).violated()).isEqualTo(1);
        }

        @Test
        void aSumThatIsWrong() {
            check.sums(
                    scores.values(),
                    List.of(department()),
                    List.of(ScoreSummary.newBuilder(summary())
                            .setSum(new BigDecimal("1.00"))
                            .build()));

            assertThat(report.of(ONE_SCORE_PER_APPROVED).violated()).isEqualTo(1);
        }

        @Test
        void aLevelThatIsCountedWrong() {
            check.sums(scores.values(), List.of(department()), List.of(summary("84.99")));

            assertThat(report.of(ONE_SCORE_PER_APPROVED).violations())
                    .singleElement()
                    .asString()
                    .contains("score-summaries 231083-2022 OBJECTIVE", "D=84.99", "D=85.00");
        }

        private void check() {
            check.approvedForms(journal.forms(), approved);
            check.scores(approved, scores, TemplateVersions.NONE.with(template()));
            check.sums(scores.values(), List.of(department()), List.of(summary()));
        }
    }

    @Nested
    @DisplayName("among what was filed")
    class Filing {

        private final Report report = new Report();
        private final JournalCheck journal = new JournalCheck(report);
        private final FilingCheck check = new FilingCheck(report);

        Filing() {
            sound().forEach(entry -> journal.add(FORM, entry, UnregisteredSerdes.encode(entry)));
        }

        @Test
        void nothingWrong() {
            check(filing(FormState.APPROVED));
            check.forms(journal.forms(), Map.of(FORM, form(FormState.APPROVED, 3)));

            assertThat(report.violated()).isZero();
        }

        @Test
        void aFormThatIsCountedElsewhere() {
            check(filing(FormState.SUBMITTED));

            assertThat(report.of(VIEWS_EQUAL_TOPICS).violations())
                    .singleElement()
                    .asString()
                    .contains("department-filings 231083-2022-finance", "OBJECTIVE SUBMITTED=1");
        }

        @Test
        void aFormThatStandsElsewhere() {
            check.forms(journal.forms(), Map.of(FORM, form(FormState.SUBMITTED, 2)));

            assertThat(report.of(VIEWS_EQUAL_TOPICS).violations())
                    .singleElement()
                    .asString()
                    .contains("form-filings " + FORM, "SUBMITTED v2");
        }

        @Test
        void aDepartmentThatIsMissing() {
            check.departments(journal.forms(), List.of(), Map.of());

            assertThat(report.of(VIEWS_EQUAL_TOPICS).violated()).isEqualTo(1);
        }

        @Test
        void aSummaryThatIsWrong() {
            var filing = filing(FormState.APPROVED);
            check.summaries(
                    List.of(filing),
                    Map.of("231083-2022", FilingSummaries.with(FilingSummaries.with(null, filing), filing)));

            assertThat(report.of(VIEWS_EQUAL_TOPICS).violated()).isEqualTo(1);
        }

        private void check(DepartmentFiling filing) {
            check.departments(journal.forms(), List.of(), Map.of("231083-2022-finance", filing));
            check.summaries(List.of(filing), Map.of("231083-2022", FilingSummaries.with(null, filing)));
        }

        private static FormFiling form(FormState state, long version) {
            return new FormFiling(FORM, FormKind.OBJECTIVE, state, version);
        }

        private static DepartmentFiling filing(FormState state) {
            return DepartmentFiling.newBuilder()
                    .setRegionCode("231083")
                    .setYear(2022)
                    .setDepartmentCode("finance")
                    .setListed(false)
                    .setForms(List.of())
                    .setKinds(List.of(new DepartmentKindFiling(FormKind.OBJECTIVE, List.of(new StateCount(state, 1)))))
                    .build();
        }
    }
}
