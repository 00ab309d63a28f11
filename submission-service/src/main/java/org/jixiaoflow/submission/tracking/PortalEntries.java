package org.jixiaoflow.submission.tracking;

import java.util.List;
import org.jixiaoflow.access.Role;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.support.projection.BatchParameters;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Entries of the journal that portals made, by their topics or over REST. */
final class PortalEntries {

    private final JdbcClient sql;

    PortalEntries(JdbcClient sql) {
        this.sql = sql;
    }

    void follow(List<FormEvent> entries) {
        var made = entries.stream()
                .filter(entry -> entry.getActor().getRole().equals(Role.PORTAL.code()))
                .toList();
        if (made.isEmpty()) {
            return;
        }
        var rows = new BatchParameters<>(made);
        sql.sql("""
                        insert into submission.portal_entry
                          (form_id, version, region_code, department_code, portal_id, portal_name, occurred_at)
                        select form_id, version, region_code, department_code, portal_id, portal_name, occurred_at
                        from unnest(:formId, :version, :region, :department, :portal, :name, :occurredAt)
                        as r (form_id, version, region_code, department_code, portal_id, portal_name, occurred_at)
                        order by form_id, version
                        on conflict do nothing""")
                .param("formId", rows.texts(FormEvent::getFormId))
                .param("version", rows.numbers(FormEvent::getVersion))
                .param("region", rows.texts(entry -> form(entry).regionCode()))
                .param("department", rows.texts(entry -> form(entry).departmentCode()))
                .param("portal", rows.texts(entry -> entry.getActor().getId()))
                .param("name", rows.texts(entry -> entry.getActor().getName()))
                .param("occurredAt", rows.times(FormEvent::getOccurredAt))
                .update();
    }

    private static FormId form(FormEvent entry) {
        return FormId.parse(entry.getFormId()).orElseThrow();
    }
}
