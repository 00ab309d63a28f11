package org.jixiaoflow.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jixiaoflow.cli.check.Invariant.Kind.APPROVED_IS_LAST_APPROVAL;
import static org.jixiaoflow.cli.check.Invariant.Kind.ENTRIES_ARE_TRANSITIONS;
import static org.jixiaoflow.cli.check.Invariant.Kind.HASH_CHAIN;
import static org.jixiaoflow.cli.check.Invariant.Kind.ONE_ENTRY_PER_COMMAND;
import static org.jixiaoflow.cli.check.Invariant.Kind.ONE_OUTCOME_PER_COMMAND;
import static org.jixiaoflow.cli.check.Invariant.Kind.ONE_SCORE_PER_APPROVED;
import static org.jixiaoflow.cli.check.Invariant.Kind.VIEWS_EQUAL_TOPICS;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jixiaoflow.review.lifecycle.EntryHash;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.DepartmentFiling;
import org.jixiaoflow.schemas.DepartmentFormScore;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormFiling;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.GradeCount;
import org.jixiaoflow.schemas.KindSummary;
import org.jixiaoflow.schemas.LevelBudget;
import org.jixiaoflow.schemas.LevelSummary;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.schemas.ScoreChange;
import org.jixiaoflow.schemas.ScoreReason;
import org.jixiaoflow.schemas.ScoreSummary;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.scoring.filing.FilingSummaries;
import org.jixiaoflow.scoring.scorecard.Scorecard;
import org.jixiaoflow.scoring.templates.TemplateVersions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("The checker finds")
class CheckTest {

    private static final String FORM = "231083-2022-OBJECTIVE-finance";
    private static final Instant TIME = Instant.parse("2022-02-01T08:00:00Z");
    private static final FormContent CONTENT =
            FormContent.newBuilder().setDepartmentName("财政局").build();

    private final Report report = new Report();

    @Nested
    @DisplayName("in the journal")
    class InTheJournal {

        private final JournalCheck journal = new JournalCheck(report);
        private final List<FormEvent> entries = sound();

        @Test
        void nothingWhereNothingIsWrong() {
            read();

            assertThat(report.violated()).isZero();
            assertThat(report.of(HASH_CHAIN).checked()).isEqualTo(entries.size());
        }

        @Test
        void aGap() {
            entries.remove(1);
            read();

            assertThat(report.of(ONE_ENTRY_PER_COMMAND).violated()).isPositive();
        }

        @Test
        void anEntryWrittenTwice() {
            entries.add(entries.get(entries.size() - 1));
            read();

            assertThat(report.of(ONE_ENTRY_PER_COMMAND).violated()).isPositive();
        }

        @Test
        void aCommandThatTookEffectTwice() {
            entries.set(
                    2,
                    FormEvent.newBuilder(entries.get(2))
                            .setCommandId(entries.get(1).getCommandId())
                            .build());
            read();

            assertThat(report.of(ONE_ENTRY_PER_COMMAND).violations())
                    .singleElement()
                    .asString()
                    .contains("already made v2");
        }

        @Test
        void aStepThatIsNoArrow() {
            entries.set(
                    2,
                    FormEvent.newBuilder(entries.get(2))
                            .setTrigger(Trigger.REVOKE)
                            .build());
            read();

            assertThat(report.of(ENTRIES_ARE_TRANSITIONS).violated()).isEqualTo(1);
        }

        @Test
        void anArrowFromWhereTheFormWasNot() {
            entries.set(
                    2,
                    FormEvent.newBuilder(entries.get(2)).setFromStage("ANOTHER").build());
            read();

            assertThat(report.of(ENTRIES_ARE_TRANSITIONS).violated()).isEqualTo(1);
        }

        @Test
        void anEntryChangedAfterwards() {
            entries.set(
                    1, FormEvent.newBuilder(entries.get(1)).setReason("changed").build());
            read();

            assertThat(report.of(HASH_CHAIN).violations())
                    .singleElement()
                    .asString()
                    .contains("v3");
        }

        private void read() {
            entries.forEach(entry -> journal.add(FORM, entry, UnregisteredSerdes.encode(entry)));
        }
    }

    @Nested
    @DisplayName("among the outcomes")
    class AmongTheOutcomes {

        private final OutcomeCheck outcomes = new OutcomeCheck(report);
        private final JournalCheck journal = new JournalCheck(report);
        private final List<FormEvent> entries = sound();

        AmongTheOutcomes() {
            entries.forEach(entry -> journal.add(FORM, entry, UnregisteredSerdes.encode(entry)));
            entries.forEach(entry -> outcomes.command(FORM, entry.getCommandId()));
        }

        @Test
        void nothingWhereEachCommandHasOne() {
            entries.forEach(entry -> outcomes.outcome(accepted(entry)));
            entries.forEach(entry -> outcomes.outcome(accepted(entry)));
            outcomes.complete(journal.forms());

            assertThat(report.violated()).isZero();
        }

        @Test
        void aCommandWithoutOne() {
            entries.stream().skip(1).forEach(entry -> outcomes.outcome(accepted(entry)));
            outcomes.complete(journal.forms());

            assertThat(report.of(ONE_OUTCOME_PER_COMMAND).violations())
                    .singleElement()
                    .asString()
                    .contains("no outcome");
        }

        @Test
        void twoThatDiffer() {
            entries.forEach(entry -> outcomes.outcome(accepted(entry)));
            outcomes.outcome(CommandOutcome.newBuilder(accepted(entries.get(0)))
                    .setVersion(9)
                    .build());

            assertThat(report.of(ONE_OUTCOME_PER_COMMAND).violated()).isEqualTo(1);
        }

        @Test
        void acceptedButNotInTheJournal() {
            outcomes.outcome(CommandOutcome.newBuilder(accepted(entries.get(0)))
                    .setCommandId(UUID.randomUUID())
                    .build());
            entries.forEach(entry -> outcomes.outcome(accepted(entry)));
            outcomes.complete(journal.forms());

            assertThat(report.of(ONE_ENTRY_PER_COMMAND).violated()).isEqualTo(1);
        }

        @Test
        void refusedButInTheJournal() {
            entries.forEach(entry -> outcomes.outcome(CommandOutcome.newBuilder(accepted(entry))
                    .setStatus(OutcomeStatus.REFUSED)
                    .build()));
            outcomes.complete(journal.forms());

            assertThat(report.of(ONE_ENTRY_PER_COMMAND).violated()).isEqualTo(entries.size());
        }
    }

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
            check(filing(FormState.APPROVED, 3));

            assertThat(report.violated()).isZero();
        }

        @Test
        void aFormThatStandsElsewhere() {
            check(filing(FormState.SUBMITTED, 2));

            assertThat(report.of(VIEWS_EQUAL_TOPICS).violations())
                    .singleElement()
                    .asString()
                    .contains("department-filings 231083-2022-finance", "SUBMITTED v2");
        }

        @Test
        void aDepartmentThatIsMissing() {
            check.departments(journal.forms(), List.of(), Map.of());

            assertThat(report.of(VIEWS_EQUAL_TOPICS).violated()).isEqualTo(1);
        }

        @Test
        void aSummaryThatIsWrong() {
            var filing = filing(FormState.APPROVED, 3);
            check.summaries(
                    List.of(filing),
                    Map.of("231083-2022", FilingSummaries.with(FilingSummaries.with(null, filing), filing)));

            assertThat(report.of(VIEWS_EQUAL_TOPICS).violated()).isEqualTo(1);
        }

        private void check(DepartmentFiling filing) {
            check.departments(journal.forms(), List.of(), Map.of("231083-2022-finance", filing));
            check.summaries(List.of(filing), Map.of("231083-2022", FilingSummaries.with(null, filing)));
        }

        private static DepartmentFiling filing(FormState state, long version) {
            return DepartmentFiling.newBuilder()
                    .setRegionCode("231083")
                    .setYear(2022)
                    .setDepartmentCode("finance")
                    .setListed(false)
                    .setForms(List.of(new FormFiling(FORM, FormKind.OBJECTIVE, state, version)))
                    .build();
        }
    }

    /** Saved, submitted, approved, each entry with the hash of the one before. */
    private static List<FormEvent> sound() {
        var entries = new ArrayList<FormEvent>();
        entries.add(entry(1, Trigger.SAVE, FormState.DRAFT).setContent(CONTENT).build());
        entries.add(entry(2, Trigger.SUBMIT, FormState.SUBMITTED)
                .setFromState(FormState.DRAFT)
                .setToStage("S")
                .setRevision(1)
                .setPreviousHash(EntryHash.of(entries.get(0)))
                .build());
        entries.add(entry(3, Trigger.APPROVE, FormState.APPROVED)
                .setFromState(FormState.SUBMITTED)
                .setFromStage("S")
                .setRevision(1)
                .setPreviousHash(EntryHash.of(entries.get(1)))
                .build());
        return entries;
    }

    private static FormEvent.Builder entry(long version, Trigger trigger, FormState to) {
        return FormEvent.newBuilder()
                .setFormId(FORM)
                .setVersion(version)
                .setRevision(0)
                .setCommandId(UUID.nameUUIDFromBytes(new byte[] {(byte) version}))
                .setTrigger(trigger)
                .setToState(to)
                .setActor(actor())
                .setOccurredAt(TIME)
                .setTemplateId("default");
    }

    private static Actor actor() {
        return Actor.newBuilder().setId("a").setName("a").setRole("clerk").build();
    }

    private static CommandOutcome accepted(FormEvent entry) {
        return CommandOutcome.newBuilder()
                .setCommandId(entry.getCommandId())
                .setFormId(FORM)
                .setTrigger(entry.getTrigger())
                .setStatus(OutcomeStatus.ACCEPTED)
                .setVersion(entry.getVersion())
                .setRevision(entry.getRevision())
                .setState(entry.getToState())
                .setDecidedAt(TIME)
                .build();
    }

    private static ApprovedForm approvedForm() {
        return ApprovedForm.newBuilder()
                .setFormId(FORM)
                .setRegionCode("231083")
                .setYear(2022)
                .setKind(FormKind.OBJECTIVE)
                .setDepartmentCode("finance")
                .setVersion(3)
                .setRevision(1)
                .setTemplateId("default")
                .setContent(CONTENT)
                .setRatings(List.of(new RatedItem("D", "I", new BigDecimal("100.00"), new BigDecimal("85.00"))))
                .setTotal(new BigDecimal("85.00"))
                .setGrade(Grade.GOOD)
                .setApprovedBy(actor())
                .setApprovedAt(TIME)
                .build();
    }

    private static ScoreChange change(int version, @Nullable FormScore score) {
        return ScoreChange.newBuilder()
                .setFormId(FORM)
                .setScoreVersion(version)
                .setReason(score == null ? ScoreReason.REVOKED : ScoreReason.APPROVED)
                .setChangedAt(TIME)
                .setScore(score)
                .build();
    }

    private static ScoringTemplate template() {
        return ScoringTemplate.newBuilder()
                .setTemplateId("standard")
                .setVersion(1)
                .setName("通用模板")
                .setExecutionPoints(new BigDecimal("10.00"))
                .setLevels(List.of(new LevelBudget("产出指标", new BigDecimal("90.00"), List.of())))
                .setGradeBands(List.of(
                        new GradeBand(Grade.GOOD, new BigDecimal("80.00")),
                        new GradeBand(Grade.POOR, new BigDecimal("0.00"))))
                .build();
    }

    private static DepartmentScore department() {
        return DepartmentScore.newBuilder()
                .setRegionCode("231083")
                .setYear(2022)
                .setDepartmentCode("finance")
                .setForms(List.of(new DepartmentFormScore(
                        FORM,
                        FormKind.OBJECTIVE,
                        new BigDecimal("85.00"),
                        Grade.GOOD,
                        template().getGradeBands(),
                        List.of())))
                .setMean(new BigDecimal("85.00"))
                .setGrade(Grade.GOOD)
                .build();
    }

    private static ScoreSummary summary() {
        return summary("85.00");
    }

    private static ScoreSummary summary(String points) {
        return ScoreSummary.newBuilder()
                .setRegionCode("231083")
                .setYear(2022)
                .setDepartments(1)
                .setForms(1)
                .setSum(new BigDecimal("85.00"))
                .setMean(new BigDecimal("85.00"))
                .setGrades(List.of())
                .setKinds(List.of(KindSummary.newBuilder()
                        .setKind(FormKind.OBJECTIVE)
                        .setDepartments(1)
                        .setForms(1)
                        .setSum(new BigDecimal("85.00"))
                        .setMean(new BigDecimal("85.00"))
                        .setLowest(new BigDecimal("85.00"))
                        .setHighest(new BigDecimal("85.00"))
                        .setGrades(List.of(new GradeCount(Grade.GOOD, 1), new GradeCount(Grade.POOR, 0)))
                        .setLevels(List.of(level(points)))
                        .build()))
                .build();
    }

    private static LevelSummary level(String points) {
        return new LevelSummary("D", 1, new BigDecimal(points), new BigDecimal("100.00"), new BigDecimal(points));
    }
}
