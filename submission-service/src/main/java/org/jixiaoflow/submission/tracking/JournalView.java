package org.jixiaoflow.submission.tracking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.EntryPart;
import org.jixiaoflow.support.projection.View;
import org.jixiaoflow.support.projection.ViewRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where each form stands, and how it came there. A form's row is folded from its entries in order; an entry that isn't newer than the
 * row changes nothing.
 */
@Component
class JournalView implements View<FormEvent> {

    static final String NAME = "forms";

    private final JdbcClient sql;
    private final PortalEntries portalEntries;

    JournalView(JdbcClient sql) {
        this.sql = sql;
        this.portalEntries = new PortalEntries(sql);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Topic<FormEvent> topic() {
        return Topics.FORM_EVENTS;
    }

    @Override
    public void apply(List<ViewRecord<FormEvent>> batch) {
        var entries = new ArrayList<FormEvent>(batch.size());
        // Sorted, so that two writers lock rows in the same order.
        var forms = new TreeMap<String, FormFold>();
        for (var viewRecord : batch) {
            entries.add(viewRecord.kept());
            forms.computeIfAbsent(viewRecord.key(), FormFold::new).add(viewRecord.kept());
        }
        writeEntries(batch);
        writeComments(entries);
        writeForms(forms.values());
        writeIndicatorNames(forms.values());
        portalEntries.follow(entries);
    }

    private void writeEntries(List<ViewRecord<FormEvent>> batch) {
        var rows = new BatchParameters<>(batch);
        sql.sql("""
                        insert into submission.entry (form_id, version, entry)
                        select form_id, version, entry
                        from unnest(:formId, :version, :entry) as r (form_id, version, entry)
                        order by form_id, version
                        on conflict do nothing""")
                .param("formId", rows.texts(ViewRecord::key))
                .param("version", rows.numbers(row -> row.kept().getVersion()))
                .param("entry", rows.packed(ViewRecord::bytes))
                .update();
    }

    private void writeComments(List<FormEvent> entries) {
        var newest = EntryPart.newest(entries, FormEvent::getComments, FieldComment::getId);
        if (newest.isEmpty()) {
            return;
        }
        var rows = new BatchParameters<>(newest);
        sql.sql("""
                        insert into submission.form_comment as c (id, form_id, version, made_at, comment)
                        select id, form_id, version, made_at, comment::json
                        from unnest(:id, :formId, :version, :madeAt, :comment) as r (id, form_id, version, made_at, comment)
                        order by id
                        on conflict (id) do update set version = excluded.version, comment = excluded.comment
                        where c.version < excluded.version and c.form_id = excluded.form_id""")
                .param("id", rows.uuids(comment -> comment.value().getId()))
                .param("formId", rows.texts(EntryPart::formId))
                .param("version", rows.numbers(EntryPart::version))
                .param("madeAt", rows.times(comment -> comment.value().getMadeAt()))
                .param("comment", rows.texts(comment -> AvroJson.write(comment.value())))
                .update();
    }

    private void writeForms(Collection<FormFold> forms) {
        var rows = new BatchParameters<>(List.copyOf(forms));
        sql.sql("""
                        insert into submission.form as f (form_id, region_code, year, kind, department_code, unit_code,
                          department_name, state, stage, version, revision, submitted_at, changed_at, last_trigger, last_step, last_actor,
                          editable_paths, total, grade, content_version, submission_version)
                        select form_id, region_code, year, kind, department_code, unit_code,
                          department_name, state, stage, version, revision, submitted_at, changed_at, last_trigger,
                          coalesce(last_step, (select was.last_step from submission.form was where was.form_id = r.form_id)), last_actor,
                          string_to_array(editable_paths, chr(10)), total, grade, content_version, submission_version
                        from unnest(:formId, :region, :year, :kind, :department, :unit, :departmentName, :state, :stage, :version,
                          :revision, :submittedAt, :changedAt, :trigger, :step, :actor, :editablePaths, :total, :grade, :contentVersion, :submissionVersion)
                        as r (form_id, region_code, year, kind, department_code, unit_code, department_name, state, stage, version,
                          revision, submitted_at, changed_at, last_trigger, last_step, last_actor, editable_paths, total, grade, content_version, submission_version)
                        on conflict (form_id) do update set
                          department_name = case when excluded.content_version is null then f.department_name else excluded.department_name end,
                          state = excluded.state, stage = excluded.stage, version = excluded.version, revision = excluded.revision,
                          submitted_at = coalesce(excluded.submitted_at, f.submitted_at), changed_at = excluded.changed_at,
                          last_trigger = excluded.last_trigger, last_step = excluded.last_step, last_actor = excluded.last_actor,
                          editable_paths = excluded.editable_paths, total = coalesce(excluded.total, f.total),
                          grade = coalesce(excluded.grade, f.grade), content_version = coalesce(excluded.content_version, f.content_version),
                          submission_version = coalesce(excluded.submission_version, f.submission_version)
                        where f.version < excluded.version""")
                .param("formId", rows.texts(FormFold::id))
                .param("region", rows.texts(form -> form.id().regionCode()))
                .param("year", rows.numbers(form -> form.id().year()))
                .param("kind", rows.texts(form -> form.id().kind()))
                .param("department", rows.texts(form -> form.id().departmentCode()))
                .param("unit", rows.texts(form -> form.id().unitCode()))
                .param("departmentName", rows.texts(FormFold::departmentName))
                .param("state", rows.texts(form -> form.last().getToState()))
                .param("stage", rows.texts(form -> form.last().getToStage()))
                .param("version", rows.numbers(form -> form.last().getVersion()))
                .param("revision", rows.numbers(form -> form.last().getRevision()))
                .param("submittedAt", rows.times(FormFold::submittedAt))
                .param("changedAt", rows.times(form -> form.last().getOccurredAt()))
                .param("trigger", rows.texts(form -> form.last().getTrigger()))
                .param(
                        "step",
                        rows.texts(
                                form -> form.step() == null ? null : form.step().getTrigger()))
                .param("actor", rows.texts(form -> form.last().getActor().getName()))
                .param(
                        "editablePaths",
                        rows.texts(form -> String.join("\n", form.last().getEditablePaths())))
                .param("total", rows.decimals(FormFold::total))
                .param("grade", rows.texts(FormFold::grade))
                .param("contentVersion", rows.numbers(FormFold::contentVersion))
                .param("submissionVersion", rows.numbers(FormFold::submissionVersion))
                .update();
    }

    /** Apart from the form's row, which changes with each entry: their index is dear to write. */
    private void writeIndicatorNames(Collection<FormFold> forms) {
        submitAsSaved(forms.stream().filter(FormFold::submittedAsSaved).toList());
        var saved = forms.stream().filter(form -> form.content() != null).toList();
        if (saved.isEmpty()) {
            return;
        }
        var rows = new BatchParameters<>(saved);
        sql.sql("""
                        insert into submission.form_indicators as i (form_id, version, names, submitted)
                        select form_id, version, string_to_array(names, chr(10)), string_to_array(submitted, chr(10))
                        from unnest(:formId, :version, :names, :submitted) as r (form_id, version, names, submitted)
                        on conflict (form_id) do update set version = excluded.version, names = excluded.names,
                          submitted = coalesce(excluded.submitted, i.submitted)
                        where i.version < excluded.version
                          and (i.names, i.submitted) is distinct from (excluded.names, coalesce(excluded.submitted, i.submitted))""")
                .param("formId", rows.texts(FormFold::id))
                .param("version", rows.numbers(FormFold::contentVersion))
                .param("names", rows.texts(FormFold::indicatorNames))
                .param("submitted", rows.texts(FormFold::submittedNames))
                .update();
    }

    private void submitAsSaved(List<FormFold> forms) {
        if (forms.isEmpty()) {
            return;
        }
        var rows = new BatchParameters<>(forms);
        sql.sql("""
                        update submission.form_indicators i set submitted = i.names
                        from unnest(:formId, :version) as r (form_id, version)
                        where i.form_id = r.form_id and i.version < r.version and i.submitted is distinct from i.names""")
                .param("formId", rows.texts(FormFold::id))
                .param("version", rows.numbers(FormFold::submissionVersion))
                .update();
    }

    @Override
    public void clear() {
        sql.sql(
                        "truncate submission.form, submission.entry, submission.form_comment, submission.form_indicators, submission.portal_entry")
                .update();
    }
}
