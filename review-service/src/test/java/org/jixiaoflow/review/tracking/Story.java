package org.jixiaoflow.review.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jixiaoflow.schemas.Actor;
import org.jixiaoflow.schemas.AnnualGoal;
import org.jixiaoflow.schemas.CommentState;
import org.jixiaoflow.schemas.Consultation;
import org.jixiaoflow.schemas.ConsultationState;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.Finding;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Indicator;
import org.jixiaoflow.schemas.Person;
import org.jixiaoflow.schemas.PublishedForm;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.Trigger;
import org.jspecify.annotations.NullUnmarked;

/** A form's journal, told step by step the way the workflow would write it. */
@NullUnmarked
public final class Story {

    public static final List<String> ROUTE =
            List.of("SUPERVISING_DEPARTMENT", "FINANCE_DIVISION", "PERFORMANCE_DIVISION");

    public static final String QUESTION = "目标值合理吗";

    private static final Instant BEGIN = Instant.parse("2022-01-10T08:00:00Z");

    private final String formId;
    private final Duration delay;
    private Instant dueAt;
    private final List<FormEvent> entries = new ArrayList<>();
    private final List<FieldComment> open = new ArrayList<>();
    private final List<Consultation> asking = new ArrayList<>();
    private int revision;
    private FormState state;
    private String stage;
    private String due;
    private boolean resubmitted;
    private int edits;

    public Story(String formId) {
        this(formId, Duration.ZERO);
    }

    public Story(String formId, Duration delay) {
        this.formId = formId;
        this.delay = delay;
    }

    public List<FormEvent> entries() {
        return List.copyOf(entries);
    }

    public FormState state() {
        return state;
    }

    public String stage() {
        return stage;
    }

    public boolean atLastStage() {
        return ROUTE.get(ROUTE.size() - 1).equals(stage);
    }

    /** Till when the form is due after the entries that follow. */
    public Story dueAt(Instant time) {
        dueAt = time;
        return this;
    }

    public Story save() {
        return tell(
                Trigger.SAVE,
                clerk(),
                state == FormState.RETURNED ? state : FormState.DRAFT,
                null,
                entry -> entry.setContent(content(++edits)));
    }

    public Story submit() {
        revision++;
        resubmitted = state == FormState.RETURNED;
        var answered = open.stream()
                .map(comment -> FieldComment.newBuilder(comment)
                        .setState(CommentState.ANSWERED)
                        .setAnswer("已修改")
                        .build())
                .toList();
        open.clear();
        return tell(
                Trigger.SUBMIT,
                clerk(),
                FormState.SUBMITTED,
                resubmitted ? due : ROUTE.get(0),
                entry -> entry.setContent(content(++edits))
                        .setFindings(findings())
                        .setComments(answered));
    }

    public Story withdraw() {
        return tell(
                Trigger.WITHDRAW, clerk(), resubmitted ? FormState.RETURNED : FormState.DRAFT, null, entry -> entry);
    }

    public Story giveBack(String reviewer, String... texts) {
        due = stage;
        var comments = new ArrayList<FieldComment>();
        for (var text : texts) {
            comments.add(FieldComment.newBuilder()
                    .setId(UUID.nameUUIDFromBytes((formId + entries.size() + text).getBytes(UTF_8)))
                    .setPath("/indicators/i1/target")
                    .setSeverity(Severity.ERROR)
                    .setText(text)
                    .setState(CommentState.OPEN)
                    .setStage(stage)
                    .setAuthor(reviewer(reviewer))
                    .setMadeAt(now())
                    .build());
        }
        open.addAll(comments);
        return tell(Trigger.RETURN, reviewer(reviewer), FormState.RETURNED, null, entry -> entry.setComments(comments));
    }

    public Story pass(String reviewer) {
        var next = ROUTE.get(ROUTE.indexOf(stage) + 1);
        return tell(Trigger.PASS, reviewer(reviewer), FormState.SUBMITTED, next, entry -> entry);
    }

    /** 延期 or 催办: said beside its way. */
    public Story aside(Trigger trigger) {
        return tell(trigger, reviewer("wang"), state, stage, entry -> entry.setReason("下乡"));
    }

    public Story handOver(String reviewer, String to) {
        return tell(
                Trigger.HAND_OVER,
                reviewer(reviewer),
                FormState.SUBMITTED,
                stage,
                entry -> entry.setReason("出差").setHandedTo(new Person(to, "姓名 " + to)));
    }

    public Story consult(String reviewer, String person) {
        var asked = new Consultation(
                UUID.nameUUIDFromBytes((formId + person).getBytes(UTF_8)),
                new Person(person, "姓名 " + person),
                QUESTION,
                null,
                stage,
                reviewer(reviewer),
                now(),
                ConsultationState.OPEN);
        asking.add(asked);
        return tell(
                Trigger.CONSULT,
                reviewer(reviewer),
                FormState.SUBMITTED,
                stage,
                entry -> entry.setConsultations(List.of(asked)));
    }

    public Story opine(String person) {
        var answered = asking.stream()
                .filter(asked -> asked.getAsked().getId().equals(person))
                .map(asked -> Consultation.newBuilder(asked)
                        .setState(ConsultationState.ANSWERED)
                        .build())
                .toList();
        return tell(
                Trigger.OPINE,
                reviewer(person),
                FormState.SUBMITTED,
                stage,
                entry -> entry.setOpinion("合理").setConsultations(answered));
    }

    public Story approve(String reviewer) {
        return tell(
                Trigger.APPROVE,
                reviewer(reviewer),
                FormState.APPROVED,
                null,
                entry -> entry.setRatings(List.of(new RatedItem(
                                "COMPLETENESS", "FORMAT", new BigDecimal("10.00"), new BigDecimal("92.00"))))
                        .setTotal(new BigDecimal("92.00"))
                        .setGrade(Grade.EXCELLENT)
                        .setOpinion("同意"));
    }

    public Story revoke(String reviewer) {
        return tell(
                Trigger.REVOKE,
                reviewer(reviewer),
                FormState.SUBMITTED,
                ROUTE.get(2),
                entry -> entry.setReason("数据有误"));
    }

    public Story grantAdjustment(String reviewer) {
        return tell(Trigger.GRANT_ADJUST, reviewer(reviewer), FormState.APPROVED, null, entry -> entry);
    }

    public Story adjust() {
        return tell(Trigger.ADJUST, clerk(), FormState.DRAFT, null, entry -> entry.setReason("预算调整"));
    }

    public Story publish() {
        var content = entries.stream()
                .filter(entry -> entry.getTrigger() == Trigger.SUBMIT)
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .getContent();
        return tell(
                Trigger.PUBLISH,
                reviewer("admin"),
                state,
                stage,
                entry -> entry.setGrade(Grade.EXCELLENT)
                        .setPublished(new PublishedForm(formId, revision, now(), Grade.EXCELLENT, content).toString()));
    }

    public Story withhold() {
        return tell(Trigger.WITHHOLD, reviewer("admin"), state, stage, entry -> entry.setReason("涉密"));
    }

    private Story tell(
            Trigger trigger, Actor actor, FormState to, String toStage, UnaryOperator<FormEvent.Builder> further) {
        var entry = FormEvent.newBuilder()
                .setFormId(formId)
                .setVersion(entries.size() + 1)
                .setRevision(revision)
                .setCommandId(UUID.nameUUIDFromBytes((formId + entries.size()).getBytes(UTF_8)))
                .setTrigger(trigger)
                .setFromState(state)
                .setFromStage(stage)
                .setToState(to)
                .setToStage(toStage)
                .setActor(actor)
                .setOccurredAt(now())
                .setTemplateId("default")
                .setDueAt(dueAt)
                .setDueStage(to == FormState.RETURNED ? due : null)
                .setPreviousHash(entries.isEmpty() ? null : "%064x".formatted(entries.size()));
        entries.add(further.apply(entry).build());
        state = to;
        stage = toStage;
        return this;
    }

    private Instant now() {
        return BEGIN.plus(delay).plus(Duration.ofHours(entries.size()));
    }

    private static List<Finding> findings() {
        return List.of(new Finding(
                "V18",
                Severity.INFO,
                "/indicators/i1/target",
                "100",
                "目标值都是 100%",
                "All 100 %",
                null,
                false,
                null,
                List.of(),
                List.of()));
    }

    private static FormContent content(int edit) {
        return FormContent.newBuilder()
                .setDepartmentName("民政局" + edit)
                .setAnnualGoals(List.of(new AnnualGoal("g1", "保障困难群众基本生活")))
                .setIndicators(List.of(Indicator.newBuilder()
                        .setId("i1")
                        .setName("救助及时率")
                        .setTarget(String.valueOf(edit))
                        .setWeight(new BigDecimal("12.50"))
                        .build()))
                .build();
    }

    private Actor clerk() {
        return actor("clerk-1", "clerk", "civil-affairs");
    }

    private static Actor reviewer(String id) {
        return actor(id, "final-reviewer", "finance");
    }

    private static Actor actor(String id, String role, String department) {
        return Actor.newBuilder()
                .setId(id)
                .setName("姓名 " + id)
                .setRole(role)
                .setRegions(List.of("*"))
                .setDepartmentCode(department)
                .build();
    }
}
