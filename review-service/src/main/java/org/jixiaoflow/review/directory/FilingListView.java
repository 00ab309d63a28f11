package org.jixiaoflow.review.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jixiaoflow.schemas.FilingDeadline;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.calendar.WorkingCalendar;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.View;
import org.jixiaoflow.support.projection.ViewRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Departments by the lists of those that must file: their names, before any of them files a form. */
@Component
class FilingListView implements View<FilingList> {

    static final String NAME = "filing-lists";

    private final JdbcClient sql;
    private final WorkingCalendar calendar;

    FilingListView(JdbcClient sql, WorkingCalendar calendar) {
        this.calendar = calendar;
        this.sql = sql;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Topic<FilingList> topic() {
        return Topics.FILING_LISTS;
    }

    /** Each list replaces the one before it as a whole. */
    @Override
    public void apply(List<ViewRecord<FilingList>> batch) {
        var newest = new LinkedHashMap<String, ViewRecord<FilingList>>();
        batch.forEach(viewRecord -> newest.put(viewRecord.key(), viewRecord));
        sql.sql("delete from review.listed_department where list = any(:lists)")
                .param("lists", new BatchParameters<>(List.copyOf(newest.keySet())).texts(key -> key))
                .update();
        var rows = new BatchParameters<>(newest.values().stream()
                .filter(viewRecord -> viewRecord.value() != null)
                .flatMap(viewRecord -> viewRecord.value().getDepartments().stream()
                        .map(department -> new Row(viewRecord.key(), viewRecord.value(), department)))
                .toList());
        sql.sql("""
                        insert into review.listed_department
                          (list, region_code, year, department_code, department_name, extended_to)
                        select list, region_code, year, department_code, department_name, extended_to
                        from unnest(:list, :region, :year, :department, :name, :extendedTo)
                        as r (list, region_code, year, department_code, department_name, extended_to)
                        on conflict do nothing""")
                .param("list", rows.texts(Row::key))
                .param("region", rows.texts(row -> row.list().getRegionCode()))
                .param("year", rows.numbers(row -> row.list().getYear()))
                .param("department", rows.texts(row -> row.department().getDepartmentCode()))
                .param("name", rows.texts(row -> row.department().getDepartmentName()))
                .param("extendedTo", rows.times(row -> dueAt(row.department().getExtendedTo())))
                .update();
        applyDeadlines(newest);
    }

    private void applyDeadlines(Map<String, ViewRecord<FilingList>> newest) {
        sql.sql("delete from review.filing_deadline where list = any(:lists)")
                .param("lists", new BatchParameters<>(List.copyOf(newest.keySet())).texts(key -> key))
                .update();
        var rows = new BatchParameters<>(newest.values().stream()
                .filter(viewRecord -> viewRecord.value() != null)
                .flatMap(viewRecord -> viewRecord.value().getDeadlines().stream()
                        .map(deadline -> new Dated(viewRecord.key(), deadline)))
                .toList());
        sql.sql("""
                        insert into review.filing_deadline (list, kind, due_at, due_provisional)
                        select list, kind, due_at, due_provisional from unnest(:list, :kind, :dueAt, :provisional)
                        as r (list, kind, due_at, due_provisional)
                        on conflict do nothing""")
                .param("list", rows.texts(Dated::key))
                .param("kind", rows.texts(row -> row.deadline().getKind()))
                .param("dueAt", rows.times(row -> dueAt(row.deadline().getDueOn())))
                .param(
                        "provisional",
                        rows.truths(row -> isProvisional(row.deadline().getDueOn())))
                .update();
    }

    private @Nullable Instant dueAt(@Nullable String day) {
        return day == null ? null : calendar.endOf(calendar.onOrAfter(LocalDate.parse(day)));
    }

    private boolean isProvisional(String day) {
        var last = LocalDate.parse(day);
        return calendar.isProvisional(last, calendar.onOrAfter(last));
    }

    @Override
    public void clear() {
        sql.sql("truncate review.listed_department, review.filing_deadline").update();
    }

    private record Dated(String key, FilingDeadline deadline) {}

    private record Row(String key, FilingList list, ListedDepartment department) {}
}
