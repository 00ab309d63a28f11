package org.jixiaoflow.review.tracking;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.projection.Columns;
import org.jixiaoflow.support.projection.Received;
import org.jixiaoflow.support.projection.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The journal in rows, and where each form stands. A form's row is computed from its journal rows, never from what it was before: so
 * it doesn't matter how the records were cut into batches, nor how often they come.
 */
@Component
class JournalView implements View<FormEvent> {

    static final String NAME = "forms";

    private final JdbcClient sql;

    JournalView(JdbcClient sql) {
        this.sql = sql;
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
    public void apply(List<Received<FormEvent>> batch) {
        var entries = batch.stream().map(JournalView::entry).toList();
        var forms = entries.stream()
                .map(FormEvent::getFormId)
                .distinct()
                .sorted() // two writers lock the rows in the same order
                .map(JournalView::formId)
                .toList();
        write(batch);
        writeComments(entries);
        refresh(forms);
    }

    private static FormEvent entry(Received<FormEvent> received) {
        if (received.value() == null) {
            throw new IllegalArgumentException("An entry of the journal can't be deleted");
        }
        return received.value();
    }

    private static @Nullable String departmentName(FormEvent entry) {
        return entry.getContent() == null ? null : entry.getContent().getDepartmentName();
    }

    private static FormId formId(String text) {
        return FormId.parse(text).orElseThrow(() -> new IllegalArgumentException("Not a form id: " + text));
    }

    private void write(List<Received<FormEvent>> batch) {
        var rows = new Columns<>(batch);
        sql.sql("""
                        insert into review.journal (form_id, version, revision, trigger, from_state, to_state, from_stage, to_stage,
                          due_stage, template_id, actor_id, actor_name, occurred_at, has_content, department_name, rated, total, grade,
                          entry, topic_partition, topic_offset)
                        select form_id, version, revision, trigger, from_state, to_state, from_stage, to_stage,
                          due_stage, template_id, actor_id, actor_name, occurred_at, has_content, department_name, rated, total, grade,
                          entry, topic_partition, topic_offset
                        from unnest(:formId, :version, :revision, :trigger, :fromState, :toState, :fromStage, :toStage,
                          :dueStage, :templateId, :actorId, :actorName, :occurredAt, :hasContent, :departmentName, :rated, :total, :grade,
                          :entry, :partition, :offset)
                        as r (form_id, version, revision, trigger, from_state, to_state, from_stage, to_stage,
                          due_stage, template_id, actor_id, actor_name, occurred_at, has_content, department_name, rated, total, grade,
                          entry, topic_partition, topic_offset)
                        on conflict do nothing""")
                .param("formId", rows.texts(row -> entry(row).getFormId()))
                .param("version", rows.numbers(row -> entry(row).getVersion()))
                .param("revision", rows.numbers(row -> entry(row).getRevision()))
                .param("trigger", rows.texts(row -> entry(row).getTrigger()))
                .param("fromState", rows.texts(row -> entry(row).getFromState()))
                .param("toState", rows.texts(row -> entry(row).getToState()))
                .param("fromStage", rows.texts(row -> entry(row).getFromStage()))
                .param("toStage", rows.texts(row -> entry(row).getToStage()))
                .param("dueStage", rows.texts(row -> entry(row).getDueStage()))
                .param("templateId", rows.texts(row -> entry(row).getTemplateId()))
                .param("actorId", rows.texts(row -> entry(row).getActor().getId()))
                .param("actorName", rows.texts(row -> entry(row).getActor().getName()))
                .param("occurredAt", rows.times(row -> entry(row).getOccurredAt()))
                .param("hasContent", rows.truths(row -> entry(row).getContent() != null))
                .param("departmentName", rows.texts(row -> departmentName(entry(row))))
                .param("rated", rows.truths(row -> !entry(row).getRatings().isEmpty()))
                .param("total", rows.numbers(row -> entry(row).getTotal()))
                .param("grade", rows.texts(row -> entry(row).getGrade()))
                .param("entry", rows.bytes(Received::bytes))
                .param("partition", rows.numbers(Received::partition))
                .param("offset", rows.numbers(Received::offset))
                .update();
    }

    private void writeComments(List<FormEvent> entries) {
        var newest = entries.stream()
                .flatMap(entry -> entry.getComments().stream()
                        .map(comment -> new Comment(entry.getFormId(), entry.getVersion(), comment)))
                .collect(Collectors.toMap(
                        comment -> comment.value().getId(),
                        comment -> comment,
                        (one, other) -> one.version() > other.version() ? one : other))
                .values()
                .stream()
                .sorted(Comparator.comparing(comment -> comment.value().getId()))
                .toList();
        if (newest.isEmpty()) {
            return;
        }
        var rows = new Columns<>(newest);
        sql.sql("""
                        insert into review.form_comment as c (id, form_id, version, state, made_at, comment)
                        select id, form_id, version, state, made_at, comment::json
                        from unnest(:id, :formId, :version, :state, :madeAt, :comment)
                        as r (id, form_id, version, state, made_at, comment)
                        on conflict (id) do update
                        set version = excluded.version, state = excluded.state, comment = excluded.comment
                        where c.version < excluded.version and c.form_id = excluded.form_id""")
                .param("id", rows.uuids(comment -> comment.value().getId()))
                .param("formId", rows.texts(Comment::formId))
                .param("version", rows.numbers(Comment::version))
                .param("state", rows.texts(comment -> comment.value().getState()))
                .param("madeAt", rows.times(comment -> comment.value().getMadeAt()))
                .param("comment", rows.texts(comment -> AvroJson.write(comment.value())))
                .update();
    }

    private void refresh(List<FormId> forms) {
        var rows = new Columns<>(forms);
        sql.sql("""
                        insert into review.form (form_id, region_code, year, kind, department_code, unit_code, department_name,
                          state, stage, due_stage, version, revision, template_id, submitted_at, since, changed_at,
                          last_trigger, last_actor, open_comments, total, grade,
                          content_version, submission_version, rating_version, passed_stages, reviewer_ids)
                        select r.form_id, r.region_code, r.year, r.kind, r.department_code, r.unit_code, f.department_name,
                          f.state, f.stage, f.due_stage, f.version, f.revision, f.template_id,
                          f.submitted_at, coalesce(f.moved_at, f.changed_at), f.changed_at,
                          f.last_trigger, f.last_actor, comments.open, f.total, f.grade,
                          f.content_version, f.submission_version, f.rating_version, f.passed_stages, f.reviewer_ids
                        from unnest(:formId, :region, :year, :kind, :department, :unit)
                          as r (form_id, region_code, year, kind, department_code, unit_code)
                        cross join lateral (
                          select (array_agg(to_state))[1] as state, (array_agg(to_stage))[1] as stage,
                            (array_agg(due_stage))[1] as due_stage, max(version) as version, (array_agg(revision))[1] as revision,
                            (array_agg(template_id))[1] as template_id, (array_agg(occurred_at))[1] as changed_at,
                            (array_agg(trigger))[1] as last_trigger, (array_agg(actor_name))[1] as last_actor,
                            max(version) filter (where has_content) as content_version,
                            (array_agg(department_name) filter (where has_content))[1] as department_name,
                            max(version) filter (where trigger = 'SUBMIT') as submission_version,
                            (array_agg(occurred_at) filter (where trigger = 'SUBMIT'))[1] as submitted_at,
                            (array_agg(occurred_at) filter (where
                              (from_state, from_stage) is distinct from (to_state, to_stage)))[1] as moved_at,
                            max(version) filter (where rated or trigger = 'ADJUST') as rating_version,
                            (array_agg(total) filter (where trigger in ('APPROVE', 'REVOKE')))[1] as total,
                            (array_agg(grade) filter (where trigger in ('APPROVE', 'REVOKE')))[1] as grade,
                            coalesce(array_agg(distinct from_stage) filter (where
                              trigger in ('PASS', 'APPROVE') and version > round), '{}') as passed_stages,
                            coalesce(array_agg(distinct actor_id) filter (where
                              trigger in ('RETURN', 'PASS', 'APPROVE', 'REVOKE', 'GRANT_ADJUST')), '{}') as reviewer_ids
                          from (
                            select *, coalesce(max(version) filter (where trigger = 'SUBMIT' and from_state = 'DRAFT') over (), 0) as round
                            from review.journal j where j.form_id = r.form_id
                            order by version desc) newest_first) f
                        cross join lateral (select count(*) as open from review.form_comment c where c.form_id = r.form_id
                          and state = 'OPEN') comments
                        on conflict (form_id) do update set
                          department_name = excluded.department_name, state = excluded.state, stage = excluded.stage,
                          due_stage = excluded.due_stage, version = excluded.version, revision = excluded.revision,
                          template_id = excluded.template_id, submitted_at = excluded.submitted_at, since = excluded.since,
                          changed_at = excluded.changed_at, last_trigger = excluded.last_trigger,
                          last_actor = excluded.last_actor, open_comments = excluded.open_comments, total = excluded.total,
                          grade = excluded.grade, content_version = excluded.content_version,
                          submission_version = excluded.submission_version, rating_version = excluded.rating_version,
                          passed_stages = excluded.passed_stages, reviewer_ids = excluded.reviewer_ids""")
                .param("formId", rows.texts(FormId::toString))
                .param("region", rows.texts(FormId::regionCode))
                .param("year", rows.numbers(FormId::year))
                .param("kind", rows.texts(FormId::kind))
                .param("department", rows.texts(FormId::departmentCode))
                .param("unit", rows.texts(FormId::unitCode))
                .update();
    }

    @Override
    public void clear() {
        sql.sql("truncate review.form, review.journal, review.form_comment").update();
    }

    private record Comment(String formId, long version, FieldComment value) {}
}
