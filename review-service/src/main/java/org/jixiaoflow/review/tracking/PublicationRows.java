package org.jixiaoflow.review.tracking;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Objects;
import org.jixiaoflow.review.lifecycle.EntryHash;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the public reads: a row a revision that was ever published. Withholding takes a form back with all its revisions. An entry that isn't
 * newer than a row changes nothing of it.
 */
final class PublicationRows {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient sql;

    PublicationRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Takes in what a batch publishes and withholds; there is little of it. */
    void follow(List<FormEvent> entries) {
        for (var entry : entries) {
            if (entry.getTrigger() == Trigger.PUBLISH) {
                publish(entry, FormId.parse(entry.getFormId()).orElseThrow());
            } else if (entry.getTrigger() == Trigger.WITHHOLD) {
                withhold(entry);
            }
        }
    }

    private void publish(FormEvent entry, FormId form) {
        var document = Objects.requireNonNull(entry.getPublished());
        var said = JSON.readTree(document);
        sql.sql("""
                        insert into review.publication (form_id, revision, version, region_code, year, kind, department_code, unit_code,
                          department_name, grade, published_at, document, hash, found_by)
                        values (:form, :revision, :version, :region, :year, :kind, :department, :unit,
                          :name, :grade, cast(:at as timestamptz), :document, :hash, :foundBy)
                        on conflict (form_id, revision) do update set
                          version = excluded.version, department_name = excluded.department_name, grade = excluded.grade,
                          published_at = excluded.published_at, document = excluded.document, hash = excluded.hash, found_by = excluded.found_by,
                          withheld_at = null
                        where publication.version < excluded.version""")
                .param("form", entry.getFormId())
                .param("revision", entry.getRevision())
                .param("version", entry.getVersion())
                .param("region", form.regionCode())
                .param("year", form.year())
                .param("kind", form.kind().name())
                .param("department", form.departmentCode())
                .param("unit", form.unitCode())
                .param("name", departmentName(said))
                .param(
                        "grade",
                        entry.getGrade() == null ? null : entry.getGrade().name())
                .param("at", entry.getOccurredAt().toString())
                .param("document", document)
                .param("hash", EntryHash.of(document.getBytes(UTF_8)))
                .param("foundBy", FoundBy.of(form, said))
                .update();
    }

    private static String departmentName(JsonNode document) {
        return document.path("content").path("departmentName").asString("").replace("\0", "");
    }

    private void withhold(FormEvent entry) {
        sql.sql("""
                        update review.publication set withheld_at = cast(:at as timestamptz)
                        where form_id = :form and version < :version and withheld_at is null""")
                .param("form", entry.getFormId())
                .param("version", entry.getVersion())
                .param("at", entry.getOccurredAt().toString())
                .update();
    }
}
