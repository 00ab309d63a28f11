package org.jixiaoflow.review.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.schemas.FormKind;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.support.projection.AsOf;
import org.jixiaoflow.support.projection.Projections;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("How forms flow")
@NullUnmarked
class FlowsIT {

    private static final ReadScope AUDITOR = new ReadScope(Regions.EVERY, true, false, List.of(), List.of());
    private static final String FIRST = "SUPERVISING_DEPARTMENT";

    private final JdbcClient sql = ReviewDatabase.empty();
    private final Projections projections = mock();
    private final Flows flows =
            new Flows(sql, new OwedForms(sql, projections), projections, ReviewDatabase.transactions());

    @BeforeEach
    void elevenForms() {
        when(projections.asOf(anyString())).thenReturn(new AsOf(null, Map.of()));
        sql.sql("""
                        insert into review.listed_department
                          (list, region_code, year, department_code, department_name, extended_to) values
                          ('231083-2022', '231083', 2022, 'idle', '审计局', null),
                          ('231083-2022', '231083', 2022, 'drafting', '财政局', null)""").update();
        sql.sql("""
                        insert into review.filing_deadline (list, kind, due_at, due_provisional)
                        values ('231083-2022', 'OBJECTIVE', '2022-03-01T15:59:59Z', false)""").update();
        ReviewDatabase.tell(new Story(id("drafting")).save());
        for (var number = 1; number <= 10; number++) {
            ReviewDatabase.tell(
                    new Story(id("d" + number), Duration.ofDays(number)).save().submit());
        }
    }

    @Test
    @DisplayName("is told by place: how many, since when half, a tenth and the first of them stand there")
    void stations() {
        var flow = flows.of(AUDITOR, "231083", 2022, FormKind.OBJECTIVE);

        var waiting = flow.stations().stream()
                .filter(each -> each.state() == FormState.SUBMITTED)
                .toList();
        assertThat(waiting).hasSize(1);
        var first = waiting.get(0);
        assertThat(first.stage()).isEqualTo(FIRST);
        assertThat(first.forms()).isEqualTo(10);
        assertThat(first.oldestForm()).isEqualTo(id("d1"));
        assertThat(first.oldestSince()).isEqualTo(since("d1"));
        assertThat(first.longSince()).isEqualTo(since("d2"));
        assertThat(first.medianSince()).isEqualTo(since("d6"));
    }

    @Test
    @DisplayName("leaves out other years and kinds")
    void narrowed() {
        assertThat(flows.of(AUDITOR, "231083", 2021, null).stations()).isEmpty();
        assertThat(flows.of(AUDITOR, "231083", 2022, FormKind.SELF_EVALUATION).stations())
                .isEmpty();
    }

    @Test
    @DisplayName("says who is late, begun or not, and counts them where they stand")
    void late() {
        var flow = flows.of(AUDITOR, "231083", 2022, null);

        assertThat(flow.late())
                .extracting(LateDepartment::departmentCode, LateDepartment::forms)
                .containsExactly(tuple("drafting", 1), tuple("idle", 1));
        assertThat(flow.owed())
                .extracting(Owing::state, Owing::forms, Owing::overdue)
                .containsExactlyInAnyOrder(tuple(FormState.DRAFT, 1, 1), tuple(null, 1, 1));
    }

    private Instant since(String department) {
        return sql.sql("select since from review.form where form_id = ?")
                .param(id(department))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static String id(String department) {
        return "231083-2022-OBJECTIVE-" + department;
    }
}
