package org.jixiaoflow.review.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.contract.UnregisteredSerdes;
import org.jixiaoflow.support.projection.AsOf;
import org.jixiaoflow.support.projection.Projections;
import org.jixiaoflow.support.web.FormSorting;
import org.jixiaoflow.support.web.Paging;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("What is owed")
@NullUnmarked
class OwedFormsIT {

    private static final Instant OVER = Instant.parse("2022-03-01T15:59:59Z");
    private static final Instant TO_COME = Instant.parse("2999-03-01T15:59:59Z");
    private static final ReadScope AUDITOR = new ReadScope(Regions.EVERY, true, false, List.of(), List.of());

    private final JdbcClient sql = ReviewDatabase.empty();
    private final Projections projections = mock();
    private final OwedForms owed = new OwedForms(sql, projections);

    @BeforeEach
    void listed() {
        when(projections.asOf(anyString())).thenReturn(new AsOf(null, Map.of()));
        sql.sql("""
                        insert into review.listed_department
                          (list, region_code, year, department_code, department_name, extended_to) values
                          ('231083-2022', '231083', 2022, 'idle', '审计局', null),
                          ('231083-2022', '231083', 2022, 'extended', '司法局', '2999-03-01T15:59:59Z'),
                          ('231083-2022', '231083', 2022, 'drafting', '财政局', null),
                          ('231083-2022', '231083', 2022, 'done', '民政局', null)""").update();
        sql.sql("""
                        insert into review.filing_deadline (list, kind, due_at, due_provisional)
                        values ('231083-2022', 'OBJECTIVE', '2022-03-01T15:59:59Z', false)""").update();
        ReviewDatabase.tell(
                new Story(id("drafting")).save(),
                new Story(id("returned")).dueAt(TO_COME).save().submit().giveBack("r", "x"),
                new Story(id("done")).save().submit());
    }

    @Test
    @DisplayName("is what isn't submitted, begun or not, what is due first at the top")
    void everything() {
        var rows = owed.list(AUDITOR, filter(null, null), Paging.first()).items();

        assertThat(rows)
                .extracting(OwedRow::departmentCode, OwedRow::state, OwedRow::dueAt)
                .containsExactly(
                        tuple("drafting", FormState.DRAFT, OVER),
                        tuple("idle", null, OVER),
                        tuple("extended", null, TO_COME),
                        tuple("returned", FormState.RETURNED, TO_COME));
        assertThat(rows.get(1).formId()).isEqualTo(id("idle"));
        assertThat(rows.get(1).departmentName()).isEqualTo("审计局");
    }

    @Test
    @DisplayName("is narrowed to what is overdue, to a department, and to what its reader may see")
    void narrowed() {
        var clerk = new ReadScope(Regions.EVERY, false, false, List.of(), List.of("idle"));

        assertThat(owed.ids(AUDITOR, filter(true, null), 9)).containsExactly(id("drafting"), id("idle"));
        assertThat(owed.ids(AUDITOR, filter(null, "returned"), 9)).containsExactly(id("returned"));
        assertThat(owed.ids(clerk, filter(null, null), 9)).containsExactly(id("idle"));
        assertThat(owed.begun("231083", 2022, "returned")).containsExactly(id("returned"));
        assertThat(owed.begun("231083", 2022, "idle")).isEmpty();
    }

    @Test
    @DisplayName(
            "is known of who is on the list and of who filed anyway, with the day of what is due first and of who has more time")
    void known() {
        assertThat(owed.isKnown("231083", 2022, "idle")).isTrue();
        assertThat(owed.isKnown("231083", 2022, "returned")).isTrue();
        assertThat(owed.isKnown("231083", 2022, "made-up")).isFalse();
        assertThat(owed.isKnown("231083", 2023, "idle")).isFalse();
        assertThat(owed.firstDue("231083", 2022)).contains(OVER);
        assertThat(owed.firstDue("231083", 2023)).isEmpty();
        assertThat(owed.extendedTo("231083", 2022, "extended")).contains(TO_COME);
        assertThat(owed.extendedTo("231083", 2022, "idle")).isEmpty();
        assertThat(owed.extendedTo("231083", 2022, "made-up")).isEmpty();
    }

    @Test
    @DisplayName("can be listed among all forms by when it is due")
    void forms() {
        var forms = new FormLists(sql, null, new UnregisteredSerdes(), projections, Map::of);
        var late = new FormFilter(null, null, null, null, null, null, null, false, TO_COME.plusSeconds(1));

        assertThat(forms.list(AUDITOR, late, new FormSorting(FormOrder.DUE, null), Paging.first())
                        .items())
                .extracting(FormRow::departmentCode, FormRow::dueAt)
                .containsExactly(tuple("returned", TO_COME));
    }

    private static OwedFilter filter(@Nullable Boolean overdue, @Nullable String department) {
        return new OwedFilter(null, null, null, department, overdue, null);
    }

    private static String id(String department) {
        return "231083-2022-OBJECTIVE-" + department;
    }
}
