package org.jixiaoflow.cli.check;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jixiaoflow.review.lifecycle.EntryHash;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.DepartmentKindScore;
import org.jixiaoflow.schemas.DepartmentScore;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
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
import org.jspecify.annotations.Nullable;

/** Records of a form without any fault. */
final class Sound {

    static final String FORM = "231083-2022-OBJECTIVE-finance";

    static final Instant TIME = Instant.parse("2022-02-01T08:00:00Z");

    static final FormContent CONTENT =
            FormContent.newBuilder().setDepartmentName("财政局").build();

    /** Saved, submitted, approved, each entry with the hash of the one before. */
    static List<FormEvent> sound() {
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

    static FormEvent.Builder entry(long version, Trigger trigger, FormState to) {
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

    static Actor actor() {
        return Actor.newBuilder().setId("a").setName("a").setRole("clerk").build();
    }

    static CommandOutcome accepted(FormEvent entry) {
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

    static ApprovedForm approvedForm() {
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

    static ScoreChange change(int version, @Nullable FormScore score) {
        return ScoreChange.newBuilder()
                .setFormId(FORM)
                .setScoreVersion(version)
                .setReason(score == null ? ScoreReason.REVOKED : ScoreReason.APPROVED)
                .setChangedAt(TIME)
                .setScore(score)
                .build();
    }

    static ScoringTemplate template() {
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

    static DepartmentScore department() {
        return DepartmentScore.newBuilder()
                .setRegionCode("231083")
                .setYear(2022)
                .setDepartmentCode("finance")
                .setForms(List.of())
                .setKinds(List.of(new DepartmentKindScore(
                        FormKind.OBJECTIVE, 1, new BigDecimal("85.00"), Grade.GOOD, new BigDecimal("85.00"))))
                .setMean(new BigDecimal("85.00"))
                .setGrade(Grade.GOOD)
                .build();
    }

    static ScoreSummary summary() {
        return summary("85.00");
    }

    static ScoreSummary summary(String points) {
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

    static LevelSummary level(String points) {
        return new LevelSummary("D", 1, new BigDecimal(points), new BigDecimal("100.00"), new BigDecimal(points));
    }

    private Sound() {}
}
