package org.jixiaoflow.scoring.departments;

import java.util.List;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.NamedDepartment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Departments that have forms, or are on lists of those that must file. */
@Component
class FiledDepartments {

    private final JdbcClient sql;

    FiledDepartments(JdbcClient sql) {
        this.sql = sql;
    }

    /** What speaks against forgetting departments: their forms, and the lists they are on. */
    List<Objection> objections(String region, List<NamedDepartment> departments) {
        return departments.stream()
                .flatMap(department -> Stream.concat(forms(region, department), lists(region, department)))
                .toList();
    }

    private Stream<Objection> forms(String region, NamedDepartment department) {
        return sql
                .sql("""
                        select count(*) as forms, min(form_id) as first from scoring.form_filing
                        where region_code = ? and department_code = ? having count(*) > 0""")
                .param(region)
                .param(department.getDepartmentCode())
                .query((row, number) -> objection(department, "HAS_FORMS", row.getLong(1), row.getString(2)))
                .optional()
                .stream();
    }

    private Stream<Objection> lists(String region, NamedDepartment department) {
        return sql
                .sql("""
                        select string_agg(l.list ->> 'year', ', ' order by l.key) as years from scoring.filing_list l
                        where l.list ->> 'regionCode' = ? and exists (
                          select 1 from json_array_elements(l.list -> 'departments') d where d ->> 'departmentCode' = ?)
                        having count(*) > 0""")
                .param(region)
                .param(department.getDepartmentCode())
                .query((row, number) -> objection(department, "IS_LISTED", row.getString(1)))
                .optional()
                .stream();
    }

    private static Objection objection(NamedDepartment department, String code, Object... more) {
        var arguments = Stream.concat(
                Stream.of(department.getDepartmentName(), department.getDepartmentCode()), Stream.of(more));
        return Objection.at("version", code, arguments.toArray());
    }
}
