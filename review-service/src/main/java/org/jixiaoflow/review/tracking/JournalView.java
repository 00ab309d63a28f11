package org.jixiaoflow.review.tracking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jixiaoflow.schemas.Consultation;
import org.jixiaoflow.schemas.FieldComment;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.Person;
import org.jixiaoflow.schemas.Severity;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.json.AvroJson;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.EntryPart;
import org.jixiaoflow.support.projection.View;
import org.jixiaoflow.support.projection.ViewRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The journal in rows, and where each form stands. A form's row is folded from its entries in order; an entry that isn't newer than the
 * row changes nothing.
 */
@Component
class JournalView implements View<FormEvent> {

    static final String NAME = "forms";

    private final JdbcClient sql;
    private final PublicationRows publications;
    private final LastActs lastActs;

    JournalView(JdbcClient sql) {
        this.sql = sql;
        this.publications = new PublicationRows(sql);
        this.lastActs = new LastActs(sql);
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
            var entry = viewRecord.kept();
            entries.add(entry);
            forms.computeIfAbsent(entry.getFormId(), FormFold::new).add(entry);
        }
        writeEntries(batch);
        writeComments(entries);
        writeConsultations(entries);
        writeForms(forms.values());
        publications.follow(entries);
        lastActs.follow(entries);
    }

    private void writeEntries(List<ViewRecord<FormEvent>> batch) {
        var rows = new BatchParameters<>(batch);
        sql.sql("""
                        insert into review.journal (form_id, version, revision, trigger, actor_name, occurred_at, has_content,
                          total, grade, entry)
                        select form_id, version, revision, trigger, actor_name, occurred_at, has_content,
                          total, grade, entry
                        from unnest(:formId, :version, :revision, :trigger, :actorName, :occurredAt, :hasContent,
                          :total, :grade, :entry)
                        as r (form_id, version, revision, trigger, actor_name, occurred_at, has_content,
                          total, grade, entry)
                        on conflict do nothing""")
                .param("formId", rows.texts(row -> row.kept().getFormId()))
                .param("version", rows.numbers(row -> row.kept().getVersion()))
                .param("revision", rows.numbers(row -> row.kept().getRevision()))
                .param("trigger", rows.texts(row -> row.kept().getTrigger()))
                .param("actorName", rows.texts(row -> row.kept().getActor().getName()))
                .param("occurredAt", rows.times(row -> row.kept().getOccurredAt()))
                .param("hasContent", rows.truths(row -> row.kept().getContent() != null))
                .param("total", rows.decimals(row -> row.kept().getTotal()))
                .param("grade", rows.texts(row -> row.kept().getGrade()))
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
                        insert into review.form_comment as c (id, form_id, version, state, made_at, comment)
                        select id, form_id, version, state, made_at, comment::json
                        from unnest(:id, :formId, :version, :state, :madeAt, :comment)
                        as r (id, form_id, version, state, made_at, comment)
                        on conflict (id) do update
                        set version = excluded.version, state = excluded.state, comment = excluded.comment
                        where c.version < excluded.version and c.form_id = excluded.form_id""")
                .param("id", rows.uuids(comment -> comment.value().getId()))
                .param("formId", rows.texts(EntryPart::formId))
                .param("version", rows.numbers(EntryPart::version))
                .param("state", rows.texts(comment -> comment.value().getState()))
                .param("madeAt", rows.times(comment -> comment.value().getMadeAt()))
                .param("comment", rows.texts(comment -> AvroJson.write(comment.value())))
                .update();
    }

    private void writeConsultations(List<FormEvent> entries) {
        var newest = EntryPart.newest(entries, FormEvent::getConsultations, Consultation::getId);
        if (newest.isEmpty()) {
            return;
        }
        var rows = new BatchParameters<>(newest);
        sql.sql("""
                        insert into review.consultation as c (id, form_id, version, asked, state, asked_at, due_at, consultation)
                        select id, form_id, version, asked, state, asked_at, due_at, consultation::json
                        from unnest(:id, :formId, :version, :asked, :state, :askedAt, :dueAt, :consultation)
                        as r (id, form_id, version, asked, state, asked_at, due_at, consultation)
                        on conflict (id) do update
                        set version = excluded.version, state = excluded.state, consultation = excluded.consultation
                        where c.version < excluded.version and c.form_id = excluded.form_id""")
                .param("id", rows.uuids(one -> one.value().getId()))
                .param("formId", rows.texts(EntryPart::formId))
                .param("version", rows.numbers(EntryPart::version))
                .param("asked", rows.texts(one -> one.value().getAsked().getId()))
                .param("state", rows.texts(one -> one.value().getState()))
                .param("askedAt", rows.times(one -> one.value().getAskedAt()))
                .param("dueAt", rows.times(one -> one.value().getDueAt()))
                .param("consultation", rows.texts(one -> AvroJson.write(one.value())))
                .update();
    }

    private void writeForms(Collection<FormFold> forms) {
        var rows = new BatchParameters<>(List.copyOf(forms));
        sql.sql(FormCounts.following("""
                        insert into review.form (form_id, region_code, year, kind, department_code, unit_code, department_name,
                          state, stage, due_stage, version, revision, template_id, submitted_at, since, changed_at,
                          last_trigger, last_step, last_actor, open_comments, total, grade,
                          content_version, submission_version, rating_version, passed_stages, reviewer_ids,
                          errors, warnings, advice, answered_comments, due_at, due_provisional,
                          handed_to, handed_to_name, handed_by, handed_at, published_revision, published_in_force)
                        select r.form_id, r.region_code, r.year, r.kind, r.department_code, r.unit_code,
                          case when r.content_version is null then f.department_name else r.department_name end,
                          r.state, r.stage, r.due_stage, r.version, r.revision, r.template_id,
                          coalesce(r.submitted_at, f.submitted_at), coalesce(r.since, f.since, r.changed_at), r.changed_at,
                          r.last_trigger, coalesce(r.last_step, f.last_step), r.last_actor,
                          (select count(*) from review.form_comment c where c.form_id = r.form_id and c.state = 'OPEN'),
                          case when r.judged then r.total else f.total end, case when r.judged then r.grade else f.grade end,
                          coalesce(r.content_version, f.content_version), coalesce(r.submission_version, f.submission_version),
                          coalesce(r.rating_version, f.rating_version),
                          array(select unnest(string_to_array(r.passed_stages, chr(10)))
                            union select unnest(f.passed_stages) where not r.begun),
                          array(select unnest(string_to_array(r.reviewer_ids, chr(10))) union select unnest(f.reviewer_ids)),
                          coalesce(r.errors, f.errors, 0), coalesce(r.warnings, f.warnings, 0), coalesce(r.advice, f.advice, 0),
                          (select count(*) from review.form_comment c where c.form_id = r.form_id and c.state = 'ANSWERED'),
                          r.due_at, r.due_provisional,
                          case when r.handed then r.handed_to else f.handed_to end,
                          case when r.handed then r.handed_to_name else f.handed_to_name end,
                          case when r.handed then r.handed_by else f.handed_by end,
                          case when r.handed then r.handed_at else f.handed_at end,
                          case when r.disclosed then r.published_revision else f.published_revision end,
                          coalesce(cast(r.published_in_force as boolean), f.published_in_force, false)
                        from unnest(:formId, :region, :year, :kind, :department, :unit, :departmentName, :state, :stage, :dueStage,
                          :version, :revision, :templateId, :submittedAt, :since, :changedAt, :trigger, :step, :actor, :judged, :total, :grade,
                          :contentVersion, :submissionVersion, :ratingVersion, :begun, :passedStages, :reviewerIds, :errors, :warnings, :advice,
                          :dueAt, :dueProvisional, :handed, :handedTo, :handedToName, :handedBy, :handedAt,
                          :disclosed, :publishedRevision, :publishedInForce)
                        as r (form_id, region_code, year, kind, department_code, unit_code, department_name, state, stage, due_stage,
                          version, revision, template_id, submitted_at, since, changed_at, last_trigger, last_step, last_actor, judged, total, grade,
                          content_version, submission_version, rating_version, begun, passed_stages, reviewer_ids, errors, warnings, advice,
                          due_at, due_provisional, handed, handed_to, handed_to_name, handed_by, handed_at,
                          disclosed, published_revision, published_in_force)
                        left join review.form f on f.form_id = r.form_id
                        on conflict (form_id) do update set
                          department_name = excluded.department_name, state = excluded.state, stage = excluded.stage,
                          due_stage = excluded.due_stage, version = excluded.version, revision = excluded.revision,
                          template_id = excluded.template_id, submitted_at = excluded.submitted_at, since = excluded.since,
                          changed_at = excluded.changed_at, last_trigger = excluded.last_trigger,
                          last_step = excluded.last_step,
                          last_actor = excluded.last_actor, open_comments = excluded.open_comments, total = excluded.total,
                          grade = excluded.grade, content_version = excluded.content_version,
                          submission_version = excluded.submission_version, rating_version = excluded.rating_version,
                          passed_stages = excluded.passed_stages, reviewer_ids = excluded.reviewer_ids,
                          errors = excluded.errors, warnings = excluded.warnings, advice = excluded.advice,
                          answered_comments = excluded.answered_comments, due_at = excluded.due_at,
                          due_provisional = excluded.due_provisional, handed_to = excluded.handed_to,
                          handed_to_name = excluded.handed_to_name, handed_by = excluded.handed_by, handed_at = excluded.handed_at,
                          published_revision = excluded.published_revision, published_in_force = excluded.published_in_force
                        where form.version < excluded.version"""))
                .param("formId", rows.texts(FormFold::id))
                .param("region", rows.texts(form -> form.id().regionCode()))
                .param("year", rows.numbers(form -> form.id().year()))
                .param("kind", rows.texts(form -> form.id().kind()))
                .param("department", rows.texts(form -> form.id().departmentCode()))
                .param("unit", rows.texts(form -> form.id().unitCode()))
                .param("departmentName", rows.texts(FormFold::departmentName))
                .param("state", rows.texts(form -> form.last().getToState()))
                .param("stage", rows.texts(form -> form.last().getToStage()))
                .param("dueStage", rows.texts(form -> form.last().getDueStage()))
                .param("version", rows.numbers(form -> form.last().getVersion()))
                .param("revision", rows.numbers(form -> form.last().getRevision()))
                .param("templateId", rows.texts(form -> form.last().getTemplateId()))
                .param("submittedAt", rows.times(FormFold::submittedAt))
                .param("since", rows.times(form -> from(form.move(), FormEvent::getOccurredAt)))
                .param("changedAt", rows.times(form -> form.last().getOccurredAt()))
                .param("trigger", rows.texts(form -> form.last().getTrigger()))
                .param("step", rows.texts(form -> from(form.step(), FormEvent::getTrigger)))
                .param("actor", rows.texts(form -> form.last().getActor().getName()))
                .param("judged", rows.truths(form -> form.verdict() != null))
                .param("total", rows.decimals(form -> from(form.verdict(), FormEvent::getTotal)))
                .param("grade", rows.texts(form -> from(form.verdict(), FormEvent::getGrade)))
                .param("contentVersion", rows.numbers(FormFold::contentVersion))
                .param("submissionVersion", rows.numbers(FormFold::submissionVersion))
                .param("ratingVersion", rows.numbers(form -> from(form.rating(), FormEvent::getVersion)))
                .param("errors", rows.numbers(form -> form.found(Severity.ERROR)))
                .param("warnings", rows.numbers(form -> form.found(Severity.WARN)))
                .param("advice", rows.numbers(form -> form.found(Severity.INFO)))
                .param("dueAt", rows.times(form -> form.last().getDueAt()))
                .param("dueProvisional", rows.truths(form -> form.last().getDueProvisional()))
                .param("handed", rows.truths(form -> form.handing() != null))
                .param("handedTo", rows.texts(form -> from(form.handedTo(), Person::getId)))
                .param("handedToName", rows.texts(form -> from(form.handedTo(), Person::getName)))
                .param(
                        "handedBy",
                        rows.texts(form -> form.handedTo() == null
                                ? null
                                : from(form.handing(), entry -> entry.getActor().getName())))
                .param(
                        "handedAt",
                        rows.times(form ->
                                form.handedTo() == null ? null : from(form.handing(), FormEvent::getOccurredAt)))
                .param("disclosed", rows.truths(form -> form.disclosure() != null))
                .param("publishedRevision", rows.numbers(FormFold::publishedRevision))
                .param("publishedInForce", rows.texts(FormFold::publishedInForce))
                .param("begun", rows.truths(FormFold::isBegun))
                .param("passedStages", rows.texts(FormFold::passedStages))
                .param("reviewerIds", rows.texts(FormFold::reviewerIds))
                .update();
    }

    private static <S, T> @Nullable T from(@Nullable S whole, Function<S, @Nullable T> part) {
        return whole == null ? null : part.apply(whole);
    }

    @Override
    public void clear() {
        sql.sql(
                        "truncate review.form, review.form_count, review.handled_count, review.journal, review.form_comment, review.consultation, review.publication, review.last_act")
                .update();
    }
}
