package org.jixiaoflow.submission;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.Task;
import org.jixiaoflow.schemas.TaskBudget;
import org.jspecify.annotations.Nullable;

/** Forms and commands to test with. */
public final class Samples {

    public static final String DEPARTMENT = "civil-affairs";

    /** Of a year whose forms are held to every rule. */
    public static final String FORM = "231083-2023-OBJECTIVE-" + DEPARTMENT;

    public static final Instant NOW = Instant.parse("2023-01-10T08:00:00Z");

    private Samples() {}

    /** A form without fault. */
    public static FormContent content() {
        return FormContent.newBuilder()
                .setDepartmentName("民政局")
                .setAnnualGoals(List.of(new AnnualGoal("g1", "保障困难群众的基本生活，让救助及时、准确、有温度")))
                .setTasks(List.of(Task.newBuilder()
                        .setId("t1")
                        .setName("社会救助")
                        .setContent("按月发放救助金")
                        .setBudget(TaskBudget.newBuilder()
                                .setTotal(new BigDecimal("3000000.00"))
                                .build())
                        .build()))
                .setIndicators(List.of(
                        indicator("i1", "产出指标", "数量指标", "救助人次", Operator.GE, "1000", "人次", "20.00"),
                        indicator("i2", "产出指标", "质量指标", "救助对象认定准确率", Operator.GE, "98", "%", "10.00"),
                        indicator("i3", "产出指标", "时效指标", "救助金按时发放率", Operator.EQ, "100", "%", "15.00"),
                        indicator("i4", "效益指标", "社会效益指标", "困难群众生活改善程度", Operator.QUALITATIVE, "优", "/", "30.00"),
                        indicator("i5", "满意度指标", "服务对象满意度指标", "救助对象满意度", Operator.GE, "95", "%", "10.00"),
                        Indicator.newBuilder(
                                        indicator("i6", "产出指标", "成本指标", "人均救助管理成本", Operator.LE, "200", "元", "5.00"))
                                .setDirection(Direction.NEGATIVE)
                                .build()))
                .build();
    }

    private static Indicator indicator(
            String id,
            String level1,
            String level2,
            String name,
            Operator operator,
            String target,
            String unit,
            String weight) {
        return Indicator.newBuilder()
                .setId(id)
                .setLevel1(level1)
                .setLevel2(level2)
                .setName(name)
                .setOperator(operator)
                .setDirection(Direction.POSITIVE)
                .setTarget(target)
                .setUnit(unit)
                .setWeight(new BigDecimal(weight))
                .build();
    }

    /** The form without fault, changed. */
    public static FormContent content(UnaryOperator<FormContent.Builder> change) {
        return change.apply(FormContent.newBuilder(content())).build();
    }

    /** The form without fault but for its first indicator. */
    public static FormContent withFirst(UnaryOperator<Indicator.Builder> change) {
        var indicators = new ArrayList<>(content().getIndicators());
        indicators.set(0, change.apply(Indicator.newBuilder(indicators.get(0))).build());
        return content(form -> form.setIndicators(indicators));
    }

    /** A command as a portal sends it. */
    public static FormSubmission submission(String formId, SubmissionTrigger trigger, @Nullable FormContent content) {
        return FormSubmission.newBuilder()
                .setCommandId(UUID.randomUUID())
                .setFormId(formId)
                .setTrigger(trigger)
                .setActor(Actor.newBuilder()
                        .setId("somebody")
                        .setName("自称")
                        .setRole("administrator")
                        .setRegions(List.of("*"))
                        .build())
                .setIssuedAt(NOW)
                .setContent(content)
                .build();
    }
}
