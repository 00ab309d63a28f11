package org.jixiaoflow.submission.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.jixiaoflow.submission.tracking.SubmissionDatabase.received;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.Explanation;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.OutcomeStatus;
import org.jixiaoflow.schemas.RefusalDetail;
import org.jixiaoflow.schemas.RefusalReason;
import org.jixiaoflow.schemas.RefusedSubmission;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.submission.Samples;
import org.jixiaoflow.support.replies.Unanswered;
import org.jixiaoflow.support.security.Caller;
import org.jixiaoflow.support.web.FormOrder;
import org.jixiaoflow.support.web.FormSorting;
import org.jixiaoflow.support.web.Paging;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("Forms as they are shown")
@NullUnmarked
class TrackedFormsIT {

    private static final FormFilter ANY = new FormFilter(null, null, null, null, null, null);
    private static final String DRAFTED = id("civil-affairs");
    private static final String SUBMITTED = id("education");
    private static final String WITHDRAWN = id("finance");
    private static final ReadScope EVERYTHING = new ReadScope(Regions.EVERY, true, false, List.of(), List.of());

    private final TrackedForms forms = SubmissionDatabase.forms();
    private final SubmissionOutcomes outcomes = SubmissionDatabase.outcomes();
    private JdbcClient sql;

    @BeforeEach
    void threeForms() {
        sql = SubmissionDatabase.empty();
        tell(new Journal(DRAFTED).save("民政局"));
        tell(new Journal(SUBMITTED).save("教育局").submit());
        tell(new Journal(WITHDRAWN).save("财政局").submit().withdraw());
    }

    @ParameterizedTest
    @CsvSource({
        "clerk, civil-affairs, civil-affairs",
        "head, education, education",
        "clerk, nowhere, ",
        "clerk, , ",
        "reviewer, finance, education finance",
        "final-reviewer, finance, education finance",
        "auditor, , civil-affairs education finance",
        "administrator, , ",
        "business-administrator, , ",
        "operator, , ",
        "portal, , civil-affairs finance",
        "visitor, civil-affairs, "
    })
    @DisplayName("are a department's own, what a portal speaks for, and to reviewers only what was submitted")
    void readership(String role, String department, String visible) {
        var readScope = readership(caller(role, department, List.of("civil-affairs", "finance")));
        var expected = visible == null ? List.<String>of() : List.of(visible.split(" "));

        var page = forms.list(readScope, ANY, FormSorting.USUAL, Paging.first());

        assertThat(page.items()).extracting(FormRow::departmentCode).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(page.total()).isEqualTo(expected.size());
        assertThat(Stream.of(DRAFTED, SUBMITTED, WITHDRAWN)
                        .map(form -> FormId.parse(form).orElseThrow())
                        .filter(form -> forms.find(form, readScope).isPresent()
                                && forms.history(form, readScope).isPresent())
                        .map(FormId::departmentCode))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    @DisplayName("are all a portal's that speaks for every department")
    void everyDepartment() {
        var readScope = readership(caller("portal", null, List.of("*")));

        assertThat(forms.list(readScope, ANY, FormSorting.USUAL, Paging.first()).total())
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "231083, 2023, , , 3",
        "110101, , , , 0",
        ", 2022, , , 0",
        ", , SUBMITTED, , 1",
        ", , DRAFT, , 2",
        ", , , 民政, 1",
        ", , , EDUC, 1",
        ", , , %, 0",
        ", , , x' or 1=1, 0"
    })
    @DisplayName("are found by region, year, state and a part of the name in letters of any case, taken literally")
    void filter(String region, Integer year, FormState state, String q, int count) {
        var filter = new FormFilter(region, year, null, state, null, q);

        assertThat(forms.list(
                                new ReadScope(Regions.EVERY, true, false, List.of(), List.of()),
                                filter,
                                FormSorting.USUAL,
                                Paging.first())
                        .items())
                .hasSize(count);
    }

    @Test
    @DisplayName("are compared with last year's and with those of other departments, as far as the reader may see them")
    void similar() {
        tell(new Journal("231083-2022-OBJECTIVE-education").save("教育局"));
        tell(new Journal(id("health"))
                .save(Samples.content(
                        form -> form.setIndicators(form.getIndicators().subList(0, 2)))));
        tell(new Journal("231083-2022-OBJECTIVE-health").save("卫健局"));
        var education = FormId.parse(SUBMITTED).orElseThrow();

        assertThat(forms.similar(education, new ReadScope(Regions.EVERY, true, false, List.of(), List.of()))
                        .orElseThrow())
                .extracting(SimilarForm::formId, SimilarForm::lastYear, SimilarForm::shared)
                .containsExactly(
                        tuple("231083-2022-OBJECTIVE-education", true, 6),
                        tuple(DRAFTED, false, 6),
                        tuple(WITHDRAWN, false, 6));
        assertThat(forms.similar(education, readership(caller("clerk", "education", List.of())))
                        .orElseThrow())
                .extracting(SimilarForm::formId)
                .containsExactly("231083-2022-OBJECTIVE-education");
        assertThat(forms.similar(education, readership(caller("reviewer", "audit", List.of())))
                        .orElseThrow())
                .extracting(SimilarForm::formId)
                .containsExactly(WITHDRAWN);
    }

    @Test
    @DisplayName("are compared by what was submitted of them, never by what is saved afterwards")
    void similarAsSubmitted() {
        var none = Samples.content(form -> form.setIndicators(List.of()));
        tell(new Journal(id("health")).save("卫健局").submit().withdraw().save(none));
        var reviewer = readership(caller("reviewer", "audit", List.of()));

        assertThat(forms.similar(FormId.parse(SUBMITTED).orElseThrow(), reviewer)
                        .orElseThrow())
                .extracting(SimilarForm::formId)
                .containsExactlyInAnyOrder(WITHDRAWN, id("health"));
        assertThat(forms.similar(FormId.parse(id("health")).orElseThrow(), reviewer)
                        .orElseThrow())
                .extracting(SimilarForm::shared)
                .containsExactly(6, 6);
    }

    @Test
    @DisplayName("show a department what it explained when it saved, and nobody else")
    void explained() {
        var id = id("health");
        tell(new Journal(id).save("草稿").submit().withdraw().explain("本年无此类任务"));
        var form = FormId.parse(id).orElseThrow();
        var reader = readership(caller("reader", null, List.of()));

        assertThat(forms.find(form, readership(caller("clerk", "health", List.of())))
                        .orElseThrow()
                        .explanations())
                .extracting(Explanation::getText)
                .containsExactly("本年无此类任务");
        assertThat(forms.find(form, reader).orElseThrow().explanations()).isEmpty();
        assertThat(forms.history(form, reader).orElseThrow())
                .flatExtracting(FormEvent::getExplanations)
                .isEmpty();
    }

    @Test
    @DisplayName("show to others what was submitted, never what is saved afterwards")
    void drafts() {
        var id = id("health");
        tell(new Journal(id).save("草稿").submit().withdraw().save("改动"));
        var form = FormId.parse(id).orElseThrow();
        var own = readership(caller("clerk", "health", List.of()));
        var reader = readership(caller("reader", null, List.of()));

        assertThat(name(forms.find(form, own).orElseThrow().content())).isEqualTo("改动");
        assertThat(name(forms.find(form, reader).orElseThrow().content())).isEqualTo("第1版");
        assertThat(forms.contents(reader, new FormFilter(null, null, null, null, "health", null), 9)
                        .values())
                .extracting(TrackedFormsIT::name)
                .containsExactly("第1版");
        assertThat(forms.history(form, own).orElseThrow())
                .extracting(entry -> name(entry.getContent()))
                .containsExactly("草稿", "第1版", null, "改动");
        assertThat(forms.history(form, reader).orElseThrow())
                .extracting(entry -> name(entry.getContent()))
                .containsExactly(null, "第1版", null, null);
    }

    private static String name(FormContent content) {
        return content == null ? null : content.getDepartmentName();
    }

    @Test
    @DisplayName("come page by page, the newest change first")
    void pages() {
        var everything = new ReadScope(Regions.EVERY, true, false, List.of(), List.of());

        var first = forms.list(everything, ANY, FormSorting.USUAL, Paging.of(0, 2));
        var second = forms.list(everything, ANY, FormSorting.USUAL, Paging.of(1, 2));

        assertThat(first.items()).extracting(FormRow::formId).containsExactly(WITHDRAWN, SUBMITTED);
        assertThat(second.items()).extracting(FormRow::formId).containsExactly(DRAFTED);
        assertThat(second.total()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(FormOrder.class)
    @DisplayName("come in the order asked for, part by part, each once")
    void order(FormOrder order) {
        var sorting = new FormSorting(order, null);

        var parts = new ArrayList<String>();
        for (String after = ""; after != null; ) {
            var part = forms.list(EVERYTHING, ANY, sorting, new Paging(null, 2, after.isEmpty() ? null : after));
            part.items().forEach(row -> parts.add(row.formId()));
            after = part.next();
        }

        assertThat(parts).containsExactlyInAnyOrder(DRAFTED, SUBMITTED, WITHDRAWN);
        if (order == FormOrder.CHANGED) {
            assertThat(parts).containsExactly(WITHDRAWN, SUBMITTED, DRAFTED);
        } else if (order != FormOrder.DEPARTMENT) { // whose names the database's language orders
            assertThat(parts).containsExactly(DRAFTED, SUBMITTED, WITHDRAWN);
        }
    }

    @Test
    @DisplayName("are those that changed since a moment, and none after the cursor of another list")
    void changedSince() {
        var newest = forms.list(EVERYTHING, ANY, FormSorting.USUAL, Paging.of(0, 1));
        var change = newest.items().get(0).changedAt().toInstant();

        assertThat(forms.list(EVERYTHING, ANY, new FormSorting(FormOrder.CHANGED, change), Paging.first())
                        .items())
                .extracting(FormRow::formId)
                .contains(WITHDRAWN);
        assertThat(forms.list(EVERYTHING, ANY, new FormSorting(FormOrder.CHANGED, change.plusMillis(1)), Paging.first())
                        .total())
                .isZero();
        assertThatThrownBy(() -> forms.list(
                        EVERYTHING, ANY, new FormSorting(FormOrder.FORM, null), new Paging(null, null, newest.next())))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("INVALID_CURSOR"));
    }

    @Test
    @DisplayName("keep a command's outcome for those who may see the form, and the sender of one that came to nothing")
    void outcomes() {
        var own = outcome(DRAFTED);
        var unborn = outcome(id("unborn"));
        var decision = CommandOutcome.newBuilder(own)
                .setCommandId(UUID.randomUUID())
                .setTrigger(Trigger.PASS)
                .build();
        new OutcomeView(sql).apply(received("any", List.of(own, unborn, own, decision)));
        var clerk = readership(caller("clerk", "civil-affairs", List.of()));
        var stranger = readership(caller("clerk", "education", List.of()));

        assertThat(outcomes.find(own.getCommandId(), null, clerk)).hasValue(own);
        assertThat(outcomes.find(own.getCommandId(), null, stranger)).isEmpty();
        assertThat(outcomes.find(unborn.getCommandId(), null, clerk)).hasValue(unborn);
        assertThat(outcomes.find(UUID.randomUUID(), null, clerk)).isEmpty();
        assertThat(outcomes.find(decision.getCommandId(), null, clerk)).isEmpty();
    }

    @Test
    @DisplayName("know of a command that it was sent until it has an outcome, for those who may see the form")
    void underWay() {
        var outcome = outcome(DRAFTED);
        var late = outcome.getCommandId();
        var clerk = readership(caller("clerk", "civil-affairs", List.of()));
        var stranger = readership(caller("clerk", "education", List.of()));
        outcomes.note(new Unanswered(late, "one"), DRAFTED);
        outcomes.note(new Unanswered(late, "one"), DRAFTED);

        assertThat(outcomes.isUnderWay(late, null, List.of(), clerk)).isTrue();
        assertThat(outcomes.isUnderWay(late, "one", List.of(), clerk)).isTrue();
        assertThat(outcomes.isUnderWay(late, "other", List.of(), clerk)).isFalse();
        assertThat(outcomes.isUnderWay(late, null, List.of(), stranger)).isFalse();
        assertThat(outcomes.isUnderWay(UUID.randomUUID(), null, List.of(DRAFTED), clerk))
                .isTrue();
        assertThat(outcomes.isUnderWay(UUID.randomUUID(), null, List.of(DRAFTED), stranger))
                .isFalse();
        assertThat(outcomes.isUnderWay(UUID.randomUUID(), null, List.of(), clerk))
                .isFalse();

        new OutcomeView(sql).apply(received("any", List.of(outcome)));

        assertThat(outcomes.isUnderWay(late, null, List.of(), clerk)).isFalse();
    }

    @Test
    @DisplayName("keep an outcome for each request under one id, the second one's never being the first's")
    void outcomesOfOneId() {
        var first = CommandOutcome.newBuilder(outcome(DRAFTED))
                .setRequestHash("one")
                .build();
        var reused = CommandOutcome.newBuilder(first)
                .setStatus(OutcomeStatus.REFUSED)
                .setReason(RefusalReason.IDEMPOTENCY_KEY_REUSED)
                .setRequestHash("other")
                .build();
        var clerk = readership(caller("clerk", "civil-affairs", List.of()));
        new OutcomeView(sql).apply(received("any", List.of(first)));

        assertThat(outcomes.find(first.getCommandId(), "other", clerk)).isEmpty();

        new OutcomeView(sql).apply(received("any", List.of(first, reused)));
        assertThat(outcomes.find(first.getCommandId(), "other", clerk)).hasValue(reused);
        assertThat(outcomes.find(first.getCommandId(), "one", clerk)).hasValue(first);
        assertThat(outcomes.find(first.getCommandId(), null, clerk)).hasValue(first);
    }

    @Test
    @DisplayName("were refused: shown once to the department named and to the portal that sent it, to nobody else")
    void refusals() {
        var refusals =
                List.of(refusal(DRAFTED, "social", 0), refusal(null, "social", 1), refusal(SUBMITTED, "school", 2));
        new RefusalView(sql).apply(received("any", refusals));
        new RefusalView(sql).apply(received("any", refusals));

        assertThat(refusals(caller("clerk", "civil-affairs", List.of()), null)).containsExactly(0L);
        assertThat(refusals(caller("portal", null, List.of("civil-affairs")), "social"))
                .containsExactlyInAnyOrder(0L, 1L);
        assertThat(refusals(caller("auditor", null, List.of()), null)).containsExactlyInAnyOrder(0L, 1L, 2L);
        assertThat(refusals(caller("clerk", "finance", List.of()), null)).isEmpty();
    }

    private List<Long> refusals(Caller caller, String portal) {
        return forms.refusals(readership(caller), portal, Paging.first()).items().stream()
                .map(RefusedSubmission::getSourceOffset)
                .toList();
    }

    private void tell(Journal journal) {
        new JournalView(sql).apply(received(journal.entries().get(0).getFormId(), journal.entries()));
    }

    private static Caller caller(String role, String department, List<String> departments) {
        return new Caller("u1", "张", Set.of(role), Regions.EVERY, department, departments, List.of());
    }

    private static ReadScope readership(Caller caller) {
        return ReadScope.of(caller.party());
    }

    private static String id(String department) {
        return "231083-2023-OBJECTIVE-" + department;
    }

    private static CommandOutcome outcome(String formId) {
        return CommandOutcome.newBuilder()
                .setCommandId(UUID.randomUUID())
                .setFormId(formId)
                .setTrigger(Trigger.SAVE)
                .setStatus(OutcomeStatus.ACCEPTED)
                .setVersion(1)
                .setRevision(0)
                .setDecidedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
    }

    private static RefusedSubmission refusal(String formId, String portal, long offset) {
        return RefusedSubmission.newBuilder()
                .setFormId(formId)
                .setPortalId(portal)
                .setReasons(List.of(new RefusalDetail("KEY_MISMATCH", "/formId", "不一致", "mismatch")))
                .setSourceTopic("portal.%s.submissions".formatted(portal))
                .setSourcePartition(0)
                .setSourceOffset(offset)
                .setRefusedAt(Samples.NOW)
                .build();
    }
}
