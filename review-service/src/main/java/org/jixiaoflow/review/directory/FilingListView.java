package org.jixiaoflow.review.directory;

import java.util.LinkedHashMap;
import java.util.List;
import org.jixiaoflow.schemas.FilingList;
import org.jixiaoflow.schemas.ListedDepartment;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.View;
import org.jixiaoflow.support.projection.ViewRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Departments by the lists of those that must file: their names, before any of them files a form. */
@Component
class FilingListView implements View<FilingList> {

    static final String NAME = "filing-lists";

    private final JdbcClient sql;

    FilingListView(JdbcClient sql) {
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
                        insert into review.listed_department (list, region_code, year, department_code, department_name)
                        select list, region_code, year, department_code, department_name
                        from unnest(:list, :region, :year, :department, :name)
                        as r (list, region_code, year, department_code, department_name)
                        on conflict do nothing""")
                .param("list", rows.texts(Row::key))
                .param("region", rows.texts(row -> row.list().getRegionCode()))
                .param("year", rows.numbers(row -> row.list().getYear()))
                .param("department", rows.texts(row -> row.department().getDepartmentCode()))
                .param("name", rows.texts(row -> row.department().getDepartmentName()))
                .update();
    }

    @Override
    public void clear() {
        sql.sql("truncate review.listed_department").update();
    }

    private record Row(String key, FilingList list, ListedDepartment department) {}
}
