package org.jixiaoflow.scoring;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.BudgetExecution;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.GradeBand;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.LevelBudget;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jspecify.annotations.Nullable;

/** Forms and templates for tests. */
public final class Samples {

    private Samples() {}

    public static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    /** 10-50-30-10. */
    public static ScoringTemplate standard() {
        return ScoringTemplate.newBuilder()
                .setTemplateId("standard")
                .setVersion(1)
                .setName("通用模板")
                .setExecutionPoints(number("10.00"))
                .setLevels(List.of(
                        new LevelBudget("产出指标", number("50.00"), List.of()),
                        new LevelBudget("效益指标", number("30.00"), List.of()),
                        new LevelBudget("满意度指标", number("10.00"), List.of())))
                .setGradeBands(List.of(
                        new GradeBand(Grade.EXCELLENT, number("90.00")),
                        new GradeBand(Grade.GOOD, number("80.00")),
                        new GradeBand(Grade.FAIR, number("60.00")),
                        new GradeBand(Grade.POOR, number("0.00"))))
                .build();
    }

    public static Indicator indicator(String id, @Nullable String level1, @Nullable String weight) {
        return Indicator.newBuilder()
                .setId(id)
                .setLevel1(level1)
                .setName(id)
                .setWeight(weight == null ? null : number(weight).setScale(2))
                .build();
    }

    public static RatedItem rated(String item, String points, String percent) {
        return new RatedItem(
                "COMPLETENESS",
                item,
                number(points).setScale(2),
                number(percent).setScale(2));
    }

    /** A form approved with one rating of 100 points. */
    public static ApprovedForm approved(String formId, long version, String percent) {
        return approved(formId, version, List.of(rated("ALL", "100", percent)), List.of(indicator("i1", "产出指标", "90")));
    }

    public static ApprovedForm approved(
            String formId, long version, List<RatedItem> ratings, List<Indicator> indicators) {
        var id = FormId.parse(formId).orElseThrow();
        return ApprovedForm.newBuilder()
                .setFormId(formId)
                .setRegionCode(id.regionCode())
                .setYear(id.year())
                .setKind(id.kind())
                .setDepartmentCode(id.departmentCode())
                .setUnitCode(id.unitCode())
                .setVersion(version)
                .setRevision(1)
                .setTemplateId("default")
                .setContent(FormContent.newBuilder()
                        .setDepartmentName(id.departmentCode())
                        .setIndicators(indicators)
                        .build())
                .setRatings(ratings)
                .setTotal(number("0.00"))
                .setGrade(Grade.GOOD)
                .setApprovedBy(Actor.newBuilder()
                        .setId("r")
                        .setName("r")
                        .setRole("final-reviewer")
                        .setRegions(List.of("*"))
                        .build())
                .setApprovedAt(Instant.parse("2022-02-01T08:00:00Z"))
                .build();
    }

    /** An approved self-evaluation of one indicator: at least so many percent. */
    public static ApprovedForm evaluated(String formId, String name, String target, String actual) {
        var row = Indicator.newBuilder(indicator("i1", "产出指标", "90"))
                .setName(name)
                .setOperator(Operator.GE)
                .setDirection(Direction.POSITIVE)
                .setTarget(target)
                .setUnit("%")
                .setActual(actual)
                .build();
        var form = approved(formId, 1, List.of(), List.of(row));
        var executed = FormContent.newBuilder(form.getContent())
                .setExecution(new BudgetExecution(number("1.00"), number("1.00")))
                .build();
        return ApprovedForm.newBuilder(form).setContent(executed).build();
    }

    /** A journal entry that brings a form to {@code state}. */
    public static FormEvent entry(String formId, long version, FormState state) {
        return FormEvent.newBuilder()
                .setFormId(formId)
                .setVersion(version)
                .setRevision(1)
                .setCommandId(new UUID(0, version))
                .setTrigger(Trigger.SAVE)
                .setToState(state)
                .setActor(Actor.newBuilder()
                        .setId("c")
                        .setName("c")
                        .setRole("clerk")
                        .setRegions(List.of("*"))
                        .build())
                .setOccurredAt(Instant.parse("2022-02-01T08:00:00Z"))
                .setTemplateId("default")
                .setContent(FormContent.newBuilder()
                        .setDepartmentName("财政局")
                        .setIndicators(List.of(indicator("i1", "产出指标", "90")))
                        .build())
                .build();
    }
}
