package org.jixiaoflow.review.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jixiaoflow.review.tracking.ReviewDatabase.tell;
import static org.jixiaoflow.review.tracking.Tab.HANDLED;
import static org.jixiaoflow.review.tracking.Tab.RETURNED;
import static org.jixiaoflow.review.tracking.Tab.REVIEWED;
import static org.jixiaoflow.review.tracking.Tab.TO_REVIEW;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.review.Samples;
import org.jixiaoflow.schemas.CommentState;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.support.departments.Registers;
import org.jixiaoflow.support.json.AvroModule;
import org.jixiaoflow.support.projection.AsOf;
import org.jixiaoflow.support.projection.Projections;
import org.jixiaoflow.support.web.FormSorting;
import org.jixiaoflow.support.web.Paging;
import org.jixiaoflow.support.web.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Lists of forms")
class FormListsIT {

    private static final Instant AS_OF = Instant.parse("2022-02-01T00:00:00Z");
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new AvroModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Projections projections = mock();
    private Registers registers = Map::of;

    private FormLists forms = forms();

    private FormLists forms() {
        when(projections.asOf(anyString())).thenReturn(new AsOf(AS_OF, Map.of()));
        return new FormLists(
                ReviewDatabase.empty(), JSON, new UnregisteredSerdes(), projections, () -> registers.all());
    }

    private static String id(String department) {
        return "231083-2022-OBJECTIVE-" + department;
    }

    private static Story form(String department) {
        return new Story(id(department)).save();
    }

    @Nested
    @DisplayName("A reviewer's inbox")
    class InInbox {

        private final Reviewer first = new Reviewer(
                "wang", List.of("wang"), List.of(Story.ROUTE.get(0)), Regions.EVERY, List.of("finance"), List.of());
        private final Reviewer second = new Reviewer(
                "li", List.of("li"), List.of(Story.ROUTE.get(1)), Regions.EVERY, List.of("finance"), List.of());
        private final Reviewer last = new Reviewer(
                "zhao", List.of("zhao"), List.of(Story.ROUTE.get(2)), Regions.EVERY, List.of("finance"), List.of());

        @BeforeEach
        void forms() {
            tell(
                    form("drafted"),
                    form("waiting").submit(),
                    form("finance").submit(),
                    form("passed").submit().pass("wang"),
                    form("approved").submit().pass("wang").pass("li").approve("zhao"),
                    form("returned").submit().giveBack("wang", "目标值不合理"),
                    form("returned-later").submit().pass("wang").giveBack("li", "目标值不合理"),
                    form("mended")
                            .submit()
                            .pass("wang")
                            .giveBack("li", "目标值不合理")
                            .submit(),
                    form("withdrawn").submit().withdraw(),
                    form("revoked")
                            .submit()
                            .pass("wang")
                            .pass("li")
                            .approve("zhao")
                            .revoke("zhao"),
                    form("adjusted")
                            .submit()
                            .pass("wang")
                            .pass("li")
                            .approve("zhao")
                            .grantAdjustment("zhao")
                            .adjust()
                            .submit());
        }

        @Test
        @DisplayName("shows the first stage what came in, what it passed on, what it returned and what it ever handled")
        void firstStage() {
            assertThat(ids(first, TO_REVIEW)).containsExactlyInAnyOrder("waiting", "adjusted");
            assertThat(ids(first, REVIEWED)).containsExactlyInAnyOrder("passed", "approved", "mended", "revoked");
            assertThat(ids(first, RETURNED)).containsExactlyInAnyOrder("returned");
            assertThat(ids(first, HANDLED))
                    .containsExactlyInAnyOrder(
                            "passed", "approved", "returned", "returned-later", "mended", "revoked", "adjusted");
        }

        @ParameterizedTest
        @CsvSource({",,", "231083,,", "231084,,", ",2022,", ",2023,", "231083,2022,OBJECTIVE", ",,SELF_EVALUATION"})
        @DisplayName("is counted alike by rows of counts and form by form")
        void counted(@Nullable String region, @Nullable Integer year, @Nullable FormKind kind) {
            var filter = new FormFilter(region, year, kind, null, null, null, null, null, null);
            var everyForm = new InboxFilter(null, Instant.now().plus(Duration.ofDays(9)), null, Instant.EPOCH);
            for (var person : List.of(first, second, last)) {
                for (var regions :
                        List.of(Regions.EVERY, new Regions(List.of("231083")), new Regions(List.of("2310*")))) {
                    var reviewer =
                            new Reviewer(person.id(), person.persons(), person.stages(), regions, List.of(), List.of());

                    var counts = forms.inbox(reviewer, TO_REVIEW, filter, Paging.first())
                            .counts();

                    assertThat(counts)
                            .isEqualTo(forms.inbox(
                                            reviewer, TO_REVIEW, filter, everyForm, InboxOrder.WAITING, Paging.first())
                                    .counts());
                }
            }
        }

        @Test
        @DisplayName("shows a middle stage only what reached it")
        void middleStage() {
            assertThat(ids(second, TO_REVIEW)).containsExactlyInAnyOrder("passed", "mended");
            assertThat(ids(second, REVIEWED)).containsExactlyInAnyOrder("approved", "revoked");
            assertThat(ids(second, RETURNED)).containsExactlyInAnyOrder("returned-later");
            assertThat(ids(second, HANDLED))
                    .containsExactlyInAnyOrder("approved", "returned-later", "mended", "revoked", "adjusted");
        }

        @Test
        @DisplayName("shows the last stage its approvals, and a revoked one as work to do")
        void lastStage() {
            assertThat(ids(last, TO_REVIEW)).containsExactlyInAnyOrder("revoked");
            assertThat(ids(last, REVIEWED)).containsExactlyInAnyOrder("approved");
            assertThat(ids(last, RETURNED)).isEmpty();
        }

        @Test
        @DisplayName("says what was found and answered, and is narrowed by it")
        void found() {
            var rows = forms.inbox(second, TO_REVIEW, FormFilter.none(), Paging.first())
                    .forms()
                    .items();
            assertThat(rows).allSatisfy(row -> assertThat(row.advice()).isEqualTo(1));
            assertThat(rows)
                    .filteredOn(row -> row.departmentCode().equals("mended"))
                    .extracting(FormRow::answeredComments)
                    .containsExactly(1);

            assertThat(narrowed(Severity.INFO, null)).hasSize(2);
            assertThat(narrowed(Severity.ERROR, null)).isEmpty();
            assertThat(narrowed(null, Instant.EPOCH)).isEmpty();
            assertThat(narrowed(null, AS_OF)).hasSize(2);
        }

        @ParameterizedTest
        @EnumSource
        @DisplayName("goes on where a part ended, in every order, even when forms before have gone")
        void goesOn(InboxOrder order) {
            var whole = part(order, null, 20);
            var begun = part(order, null, 3);
            var last = begun.forms().items().get(2);

            assertThat(whole.forms().items()).hasSize(7);
            assertThat(whole.next()).isNull();
            assertThat(begun.next()).isNotNull();
            var rest = part(order, begun.next(), 20);
            assertThat(rest.forms().items())
                    .isEqualTo(whole.forms().items().subList(3, 7))
                    .doesNotContain(last);
            assertThat(rest.forms().total()).isEqualTo(7);
        }

        @Test
        @DisplayName("goes on only in the same order, and from nowhere that was made up")
        void sameOrder() {
            var next = part(InboxOrder.NEWEST, null, 3).next();

            assertThat(part(InboxOrder.NEWEST, next, 3).forms().items()).hasSize(3);
            assertRefused(InboxOrder.DUE, next);
            assertRefused(InboxOrder.NEWEST, "made-up");
        }

        private void assertRefused(InboxOrder order, @Nullable String after) {
            assertThatThrownBy(() -> part(order, after, 3))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("INVALID_CURSOR"));
        }

        private Inbox part(InboxOrder order, @Nullable String after, int size) {
            return forms.inbox(
                    first, HANDLED, FormFilter.none(), InboxFilter.none(), order, new Paging(null, size, after));
        }

        @Test
        @DisplayName("knows the place of a form, what comes before and after it, and its neighbours")
        void place() {
            var whole = part(InboxOrder.DEPARTMENT, null, 20).forms().items();

            var around = around(whole.get(4).formId());
            assertThat(around.place())
                    .isEqualTo(new InboxPlace(
                            5, whole.get(3).formId(), whole.get(5).formId()));
            assertThat(around.forms().items()).isEqualTo(whole.subList(3, 6));
            assertThat(around(whole.get(6).formId()).place())
                    .isEqualTo(new InboxPlace(
                            7, whole.get(5).formId(), whole.get(0).formId()));
            var elsewhere = around(id("waiting"));
            assertThat(elsewhere.place())
                    .isEqualTo(new InboxPlace(0, null, whole.get(0).formId()));
            assertThat(elsewhere.forms().items()).isEqualTo(whole.subList(0, 3));
        }

        private Inbox around(String form) {
            return forms.around(
                    FormId.parse(form).orElseThrow(),
                    first,
                    HANDLED,
                    FormFilter.none(),
                    InboxFilter.none(),
                    InboxOrder.DEPARTMENT,
                    Paging.of(null, 3));
        }

        private List<FormRow> narrowed(@Nullable Severity findings, @Nullable Instant since) {
            var filter = new InboxFilter(findings, since, null, AS_OF);
            return forms.inbox(second, TO_REVIEW, FormFilter.none(), filter, InboxOrder.FINDINGS, Paging.first())
                    .forms()
                    .items();
        }

        @Test
        @DisplayName("counts every list at once, under the filter")
        void counts() {
            var counts = forms.inbox(first, RETURNED, FormFilter.none(), Paging.first())
                    .counts();
            var narrowed = forms.inbox(first, TO_REVIEW, containing("pass"), Paging.first());

            assertThat(counts)
                    .containsExactly(
                            Map.entry(TO_REVIEW, 2L),
                            Map.entry(REVIEWED, 4L),
                            Map.entry(RETURNED, 1L),
                            Map.entry(HANDLED, 7L));
            assertThat(narrowed.counts()).containsEntry(TO_REVIEW, 0L).containsEntry(REVIEWED, 1L);
            assertThat(narrowed.forms().items()).isEmpty();
        }

        @Test
        @DisplayName("never holds a form of the reviewer's own department")
        void ownDepartment() {
            var stranger = new Reviewer("wang", List.of("wang"), first.stages(), Regions.EVERY, List.of(), List.of());

            assertThat(ids(first, TO_REVIEW)).doesNotContain("finance");
            assertThat(ids(stranger, TO_REVIEW)).contains("finance");
        }

        @Test
        @DisplayName("is empty for someone who acts at no stage and never did")
        void nobody() {
            var nobody = new Reviewer("nobody", List.of("nobody"), List.of(), Regions.EVERY, List.of(), List.of());

            var inbox = forms.inbox(nobody, TO_REVIEW, FormFilter.none(), Paging.first());

            assertThat(inbox.counts().values()).containsOnly(0L);
            assertThat(inbox.forms().total()).isZero();
        }

        @Test
        @DisplayName("begins with what was handed over to the reviewer, until it moves on, page by page")
        void handedOverFirst() {
            tell(
                    new Story(id("early"), Duration.ofDays(-9)).save().submit(),
                    new Story(id("others"), Duration.ofDays(-8)).save().submit().handOver("li", "zhou"),
                    new Story(id("mine"), Duration.ofDays(1)).save().submit().handOver("li", "wang"),
                    new Story(id("mine-no-more"), Duration.ofDays(1))
                            .save()
                            .submit()
                            .handOver("li", "wang")
                            .pass("wang"));

            var one = forms.inbox(
                    first, TO_REVIEW, FormFilter.none(), InboxFilter.none(), InboxOrder.WAITING, Paging.of(0, 1));
            var rest = forms.inbox(
                    first,
                    TO_REVIEW,
                    FormFilter.none(),
                    InboxFilter.none(),
                    InboxOrder.WAITING,
                    new Paging(null, 9, one.next()));
            var mine = forms.inbox(
                    first,
                    TO_REVIEW,
                    FormFilter.none(),
                    new InboxFilter(null, null, "wang", Instant.EPOCH),
                    InboxOrder.WAITING,
                    Paging.first());

            assertThat(one.forms().items()).singleElement().satisfies(form -> {
                assertThat(form.formId()).isEqualTo(id("mine"));
                assertThat(form.handedTo()).isEqualTo("wang");
            });
            assertThat(rest.forms().items())
                    .extracting(FormRow::formId)
                    .startsWith(id("early"), id("others"))
                    .doesNotContain(id("mine"));
            assertThat(mine.forms().items()).extracting(FormRow::formId).containsExactly(id("mine"));
            assertThat(forms.inbox(second, TO_REVIEW, FormFilter.none(), Paging.first())
                            .forms()
                            .items())
                    .filteredOn(form -> form.formId().equals(id("mine-no-more")))
                    .singleElement()
                    .satisfies(form -> assertThat(form.handedTo()).isNull());
        }

        @Test
        @DisplayName("begins with what waits longest, page by page")
        void longestWaitingFirst() {
            tell(
                    new Story(id("yesterday"), Duration.ofDays(-1)).save().submit(),
                    new Story(id("last-week"), Duration.ofDays(-7)).save().submit());

            var page = forms.inbox(first, TO_REVIEW, FormFilter.none(), Paging.of(0, 2))
                    .forms();
            var next = forms.inbox(first, TO_REVIEW, FormFilter.none(), Paging.of(1, 2))
                    .forms();

            assertThat(page.items()).extracting(FormRow::departmentCode).containsExactly("last-week", "yesterday");
            assertThat(next.items())
                    .extracting(FormRow::departmentCode)
                    .containsExactlyInAnyOrder("waiting", "adjusted");
            assertThat(page.total()).isEqualTo(4);
            assertThat(page.asOf()).isEqualTo(AS_OF);
        }

        private List<String> ids(Reviewer reviewer, Tab tab) {
            return forms.inbox(reviewer, tab, FormFilter.none(), Paging.first()).forms().items().stream()
                    .map(FormRow::departmentCode)
                    .toList();
        }
    }

    @Nested
    @DisplayName("All forms")
    class All {

        private final ReadScope reviewers = new ReadScope(Regions.EVERY, false, true, List.of(), List.of("finance"));
        private final ReadScope clerks = new ReadScope(Regions.EVERY, false, false, List.of(), List.of("drafted"));
        private final ReadScope auditors = new ReadScope(Regions.EVERY, true, false, List.of(), List.of());

        @BeforeEach
        void forms() {
            tell(
                    form("drafted"),
                    form("finance"),
                    form("submitted").submit(),
                    form("100-percent").submit());
        }

        @Test
        @DisplayName("are shown to those who may see them")
        void readership() {
            assertThat(ids(reviewers, FormFilter.none()))
                    .containsExactlyInAnyOrder("finance", "submitted", "100-percent");
            assertThat(ids(clerks, FormFilter.none())).containsExactly("drafted");
            assertThat(ids(auditors, FormFilter.none())).hasSize(4);
        }

        @Test
        @DisplayName("are narrowed by any part of what is known of them")
        void filters() {
            assertThat(ids(
                            auditors,
                            new FormFilter("231083", 2022, null, null, FormState.DRAFT, null, null, null, null)))
                    .containsExactlyInAnyOrder("drafted", "finance");
            assertThat(ids(auditors, new FormFilter(null, 2023, null, null, null, null, null, null, null)))
                    .isEmpty();
            assertThat(ids(auditors, new FormFilter(null, null, null, "drafted", null, null, null, null, null)))
                    .containsExactly("drafted");
            assertThat(ids(
                            auditors,
                            new FormFilter(null, null, null, null, null, Story.ROUTE.get(0), null, null, null)))
                    .containsExactlyInAnyOrder("submitted", "100-percent");
            assertThat(ids(auditors, containing("民政局1"))).containsExactlyInAnyOrder("drafted", "finance");
        }

        @Test
        @DisplayName("are searched for what was typed, not for patterns")
        void literally() {
            assertThat(ids(auditors, containing("%"))).isEmpty();
            assertThat(ids(auditors, containing("_"))).isEmpty();
            assertThat(ids(auditors, containing("\\"))).isEmpty();
            assertThat(ids(auditors, containing(" 100-PER "))).containsExactly("100-percent");
        }

        @Test
        @DisplayName("are found by every name their department had, wherever it is theirs")
        void formerNames() {
            var register = Samples.register("finance", "财税局", "财政局");
            registers = () -> Map.of("231083", register, "231084", Samples.register("submitted", "财税局"));

            assertThat(ids(auditors, containing("财税"))).containsExactly("finance");
            assertThat(ids(clerks, containing("财税"))).isEmpty();
            assertThat(ids(auditors, containing("民政局1"))).containsExactlyInAnyOrder("drafted", "finance");
        }

        private List<String> ids(ReadScope readScope, FormFilter filter) {
            return forms.list(readScope, filter, FormSorting.USUAL, Paging.first()).items().stream()
                    .map(FormRow::departmentCode)
                    .toList();
        }
    }

    @Nested
    @DisplayName("One form")
    class One {

        private final ReadScope everybody = new ReadScope(Regions.EVERY, true, false, List.of(), List.of());
        private final FormId form = FormId.parse(id("civil-affairs")).orElseThrow();

        @Test
        @DisplayName("comes with its newest content, findings, comments and ratings")
        void details() {
            tell(form("civil-affairs")
                    .submit()
                    .giveBack("wang", "目标值不合理")
                    .submit()
                    .pass("wang"));

            var details = forms.find(form, everybody).orElseThrow();

            assertThat(details.form().stage()).isEqualTo(Story.ROUTE.get(1));
            assertThat(details.form().revision()).isEqualTo(2);
            assertThat(details.content()).isNotNull();
            assertThat(details.content().getIndicators().get(0).getTarget()).isEqualTo("3");
            assertThat(details.findings()).hasSize(1);
            assertThat(details.comments()).extracting(FieldComment::getState).containsExactly(CommentState.ANSWERED);
            assertThat(details.ratings()).isEmpty();
        }

        @Test
        @DisplayName("shows total and grade while the approval is in force, and ratings until an adjustment begins")
        void approval() {
            var story = form("civil-affairs").submit().pass("wang").pass("li").approve("zhao");
            tell(story);
            assertThat(find().form().grade()).isEqualTo(Grade.EXCELLENT);
            assertThat(find().ratings()).hasSize(1);

            tell(story.revoke("zhao"));
            assertThat(find().form().grade()).isNull();
            assertThat(find().form().total()).isNull();
            assertThat(find().ratings()).hasSize(1);

            tell(story.approve("zhao").grantAdjustment("zhao").adjust());
            assertThat(find().form().grade()).isEqualTo(Grade.EXCELLENT);
            assertThat(find().ratings()).isEmpty();
        }

        @Test
        @DisplayName("isn't there for those who may not see it")
        void hidden() {
            tell(form("civil-affairs"));

            assertThat(forms.find(form, new ReadScope(Regions.EVERY, false, true, List.of(), List.of("finance"))))
                    .isEmpty();
            assertThat(forms.find(
                            form, new ReadScope(Regions.EVERY, false, false, List.of(), List.of("civil-affairs"))))
                    .isPresent();
        }

        private FormDetails find() {
            return forms.find(form, everybody).orElseThrow();
        }
    }

    private static FormFilter containing(@Nullable String text) {
        return new FormFilter(null, null, null, null, null, null, text, null, null);
    }
}
