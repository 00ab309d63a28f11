package org.jixiaoflow.review.tracking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.projection.BatchParameters;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What each person did last in a region; portals are no persons. An entry that isn't newer than a row changes nothing. */
final class LastActs {

    private final JdbcClient sql;

    LastActs(JdbcClient sql) {
        this.sql = sql;
    }

    private record Doer(String region, String person) {}

    void follow(List<FormEvent> entries) {
        // Sorted, so that two writers lock rows in the same order.
        var newest =
                new TreeMap<Doer, FormEvent>(Comparator.comparing(Doer::region).thenComparing(Doer::person));
        for (var entry : entries) {
            if (!entry.getActor().getRole().equals(Role.PORTAL.code())) {
                newest.merge(
                        new Doer(region(entry), entry.getActor().getId()),
                        entry,
                        (one, other) -> other.getOccurredAt().isBefore(one.getOccurredAt()) ? one : other);
            }
        }
        if (newest.isEmpty()) {
            return;
        }
        var rows = new BatchParameters<>(new ArrayList<>(newest.entrySet()));
        sql.sql("""
                        insert into review.last_act as a (region_code, person, name, role, department_code, stages, acted_at)
                        select region_code, person, name, role, department_code, string_to_array(stages, chr(10)), acted_at
                        from unnest(:region, :person, :name, :role, :department, :stages, :actedAt)
                        as r (region_code, person, name, role, department_code, stages, acted_at)
                        on conflict (region_code, person) do update set name = excluded.name, role = excluded.role,
                          department_code = excluded.department_code, stages = excluded.stages, acted_at = excluded.acted_at
                        where a.acted_at < excluded.acted_at""")
                .param("region", rows.texts(row -> row.getKey().region()))
                .param("person", rows.texts(row -> row.getKey().person()))
                .param("name", rows.texts(row -> row.getValue().getActor().getName()))
                .param("role", rows.texts(row -> row.getValue().getActor().getRole()))
                .param("department", rows.texts(row -> row.getValue().getActor().getDepartmentCode()))
                .param(
                        "stages",
                        rows.texts(row ->
                                String.join("\n", row.getValue().getActor().getStages())))
                .param("actedAt", rows.times(row -> row.getValue().getOccurredAt()))
                .update();
    }

    private static String region(FormEvent entry) {
        return FormId.parse(entry.getFormId()).orElseThrow().regionCode();
    }
}
