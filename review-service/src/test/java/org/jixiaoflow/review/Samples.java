package org.jixiaoflow.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jixiaoflow.review.templates.Consulting;
import org.jixiaoflow.review.templates.Dimension;
import org.jixiaoflow.review.templates.Dimension.Item;
import org.jixiaoflow.review.templates.ReviewTemplate;
import org.jixiaoflow.review.templates.ReviewTemplates;
import org.jixiaoflow.review.templates.ReviewTemplates.Entry;
import org.jixiaoflow.review.templates.ReviewTemplates.Scope;
import org.jixiaoflow.review.templates.Stage;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.BudgetExecution;
import org.jixiaoflow.schemas.CommentAnswer;
import org.jixiaoflow.schemas.CommentDraft;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.DepartmentChange;
import org.jixiaoflow.schemas.DepartmentChangeKind;
import org.jixiaoflow.schemas.Direction;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.NamedDepartment;
import org.jixiaoflow.schemas.Operator;
import org.jixiaoflow.schemas.Rating;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.schemas.Task;
import org.jixiaoflow.support.calendar.Calendars;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.departments.DepartmentRegister;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** A form of the civil-affairs bureau, the people who file and review it, and what they send. */
public final class Samples {

    public static final String FORM = "231083-2022-OBJECTIVE-civil-affairs";
    public static final String SELF_EVALUATION = "231083-2022-SELF_EVALUATION-civil-affairs";
    public static final String DEPARTMENT = "civil-affairs";
    public static final Instant NOW = Instant.parse("2022-01-10T08:00:00Z");

    private static final WorkingCalendar CALENDAR = Calendars.read(ZoneId.of("Asia/Shanghai"), null);

    public static final String FIRST = "SUPERVISING_DEPARTMENT";
    public static final String SECOND = "FINANCE_DIVISION";
    public static final String LAST = "PERFORMANCE_DIVISION";

    private Samples() {}

    /** What the service says in words. */
    public static MessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("review-service-messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    /** A register with one department, by its first name since 2020, by the next one since 2024. */
    public static DepartmentRegister register(String code, String... names) {
        var register = DepartmentRegister.EMPTY;
        for (var at = 0; at < names.length; at++) {
            var before = at == 0 ? List.<NamedDepartment>of() : List.of(new NamedDepartment(code, names[at - 1]));
            register = register.with(DepartmentChange.newBuilder()
                    .setRegionCode("231083")
                    .setVersion(at + 1)
                    .setKind(at == 0 ? DepartmentChangeKind.REGISTERED : DepartmentChangeKind.RENAMED)
                    .setDepartments(before)
                    .setSuccessors(List.of(new NamedDepartment(code, names[at])))
                    .setEffectiveOn("%d-01-01".formatted(2020 + 4 * at))
                    .setReason("机构改革")
                    .setChangedBy(Actor.newBuilder()
                            .setId("b")
                            .setName("业务管理员")
                            .setRole("business-administrator")
                            .build())
                    .setChangedAt(NOW)
                    .build());
        }
        return register;
    }

    public static ReviewTemplates templates() {
        return templates(false);
    }

    public static ReviewTemplates templates(boolean headSigns) {
        return templates(headSigns, false);
    }

    public static ReviewTemplates templates(boolean headSigns, boolean distinctPersons) {
        return templates(headSigns, distinctPersons, Consulting.FREELY);
    }

    public static ReviewTemplates templates(Consulting consulting) {
        return templates(false, false, consulting);
    }

    private static ReviewTemplates templates(boolean headSigns, boolean distinctPersons, Consulting consulting) {
        var route = List.of(
                new Stage(FIRST, "主管部门", "supervising department", 5),
                new Stage(SECOND, "财政业务股", "finance division", 3),
                new Stage(LAST, "绩效股", "performance division", null));
        var items = List.of(
                new Item("FORMAT", "规范完整性", "Complete", new BigDecimal(40), List.of("V01", "V03")),
                new Item("CLARITY", "明确清晰性", "Clear", new BigDecimal(60), List.of("V08")));
        var bands = Map.of(
                Grade.EXCELLENT, new BigDecimal(90),
                Grade.GOOD, new BigDecimal(80),
                Grade.FAIR, new BigDecimal(60),
                Grade.POOR, BigDecimal.ZERO);
        return new ReviewTemplates(List.of(
                new Entry(
                        Scope.ALL,
                        new ReviewTemplate(
                                "default",
                                route,
                                List.of(new Dimension("COMPLETENESS", "完整性", "Completeness", items)),
                                bands,
                                headSigns,
                                distinctPersons,
                                4,
                                null,
                                consulting)),
                new Entry(
                        new Scope(null, null, FormKind.SELF_EVALUATION),
                        new ReviewTemplate(
                                "self-evaluation", route, List.of(), Map.of(), headSigns, distinctPersons, 4, null))));
    }

    public static WorkingCalendar calendar() {
        return CALENDAR;
    }

    public static Actor clerk(String department) {
        return Actor.newBuilder()
                .setId("clerk-" + department)
                .setName("填报人")
                .setRole("clerk")
                .setRegions(List.of("*"))
                .setDepartmentCode(department)
                .build();
    }

    public static Actor portal(String... departments) {
        return Actor.newBuilder()
                .setId("portal")
                .setName("一体化平台")
                .setRole("portal")
                .setRegions(List.of("*"))
                .setDepartments(List.of(departments))
                .build();
    }

    public static Actor reviewer(String... stages) {
        return Actor.newBuilder()
                .setId("reviewer")
                .setName("审核人")
                .setRole("final-reviewer")
                .setRegions(List.of("*"))
                .setDepartmentCode("finance-bureau")
                .setStages(List.of(stages))
                .build();
    }

    public static FormContent content() {
        return content("≥90%");
    }

    /** The form's content with that target of its first indicator. */
    public static FormContent content(String target) {
        return FormContent.newBuilder()
                .setDepartmentName("民政局")
                .setAnnualGoals(List.of(new AnnualGoal("g1", "保障困难群众基本生活")))
                .setTasks(List.of(new Task("t1", "低保", "按时足额发放低保金", null)))
                .setIndicators(List.of(indicator("i1", target), indicator("i2", "100")))
                .build();
    }

    /** What was achieved of the content, its first indicator with that actual value. */
    public static FormContent evaluation(@Nullable Integer objectiveRevision, String actual) {
        var first =
                Indicator.newBuilder(indicator("i1", "≥90%")).setActual(actual).build();
        var second =
                Indicator.newBuilder(indicator("i2", "100")).setActual("100").build();
        return FormContent.newBuilder(content())
                .setObjectiveRevision(objectiveRevision)
                .setIndicators(List.of(first, second))
                .setExecution(new BudgetExecution(new BigDecimal("120000.00"), new BigDecimal("118000.00")))
                .build();
    }

    public static Indicator indicator(String id, String target) {
        return Indicator.newBuilder()
                .setId(id)
                .setGoalId("g1")
                .setLevel1("产出指标")
                .setLevel2("数量指标")
                .setName("低保金发放率")
                .setOperator(Operator.GE)
                .setDirection(Direction.POSITIVE)
                .setTarget(target)
                .setUnit("%")
                .setWeight(new BigDecimal("45.00"))
                .build();
    }

    /** The list of those that must file where the form is filed. */
    public static FilingList list(boolean closed, String... departments) {
        return FilingList.newBuilder()
                .setRegionCode("231083")
                .setYear(2022)
                .setVersion(1)
                .setDepartments(Stream.of(departments)
                        .map(code -> new ListedDepartment(code, code, null, null))
                        .toList())
                .setClosed(closed)
                .build();
    }

    /** A command of the department's clerk; SAVE and SUBMIT bring the content. */
    public static FormSubmission.Builder filing(SubmissionTrigger trigger) {
        return FormSubmission.newBuilder()
                .setCommandId(UUID.randomUUID())
                .setFormId(FORM)
                .setTrigger(trigger)
                .setActor(clerk(DEPARTMENT))
                .setIssuedAt(NOW)
                .setContent(content());
    }

    public static Actor administrator() {
        return Actor.newBuilder()
                .setId("administrator")
                .setName("业务管理员")
                .setRole("business-administrator")
                .setRegions(List.of("*"))
                .build();
    }

    /** A command of the reviewer of every stage; of the administrator what is theirs to publish or withhold. */
    public static ReviewDecision.Builder decision(DecisionTrigger trigger) {
        return ReviewDecision.newBuilder()
                .setCommandId(UUID.randomUUID())
                .setFormId(FORM)
                .setTrigger(trigger)
                .setActor(
                        trigger == DecisionTrigger.PUBLISH || trigger == DecisionTrigger.WITHHOLD
                                ? administrator()
                                : reviewer(FIRST, SECOND, LAST))
                .setIssuedAt(NOW);
    }

    public static CommentDraft comment(String path) {
        return comment(path, Severity.ERROR, "请核实");
    }

    public static CommentDraft comment(String path, Severity severity, String text) {
        return new CommentDraft(UUID.randomUUID(), path, severity, text, null);
    }

    public static CommentAnswer answer(UUID comment) {
        return new CommentAnswer(comment, "已核实");
    }

    public static Finding finding(Severity severity) {
        return new Finding(
                "V03",
                severity,
                "/indicators/i1/weight",
                null,
                "权重合计不为90",
                "Weights don't add up to 90",
                null,
                false,
                null,
                List.of(),
                List.of());
    }

    /** Every item of the template rated with that percentage. */
    public static List<Rating> ratings(String percent) {
        return Stream.of("FORMAT", "CLARITY").map(item -> rating(item, percent)).toList();
    }

    public static Rating rating(String item, String percent) {
        return new Rating(item, new BigDecimal(percent));
    }
}
