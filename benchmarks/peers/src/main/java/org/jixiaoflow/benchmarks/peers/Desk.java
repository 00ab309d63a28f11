package org.jixiaoflow.benchmarks.peers;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.FormSubmission;
import org.jixiaoflow.schemas.RatedItem;
import org.jixiaoflow.schemas.ReviewDecision;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.scoring.scorecard.Scorecard;
import org.jixiaoflow.scoring.templates.Presets;
import org.jixiaoflow.scoring.templates.TemplateVersions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The tables that an application keeps beside its engine: a list of forms with their state, what was filed and decided, and scores. The
 * process calls {@link #arrived} and {@link #score}, so they are written in the engine's own transactions.
 */
public final class Desk {

    private static final String TABLES = """
            create table form (
                form_id text primary key,
                region_code text not null,
                department_name text,
                state text not null,
                task_id text,
                version integer not null,
                updated_at timestamptz not null,
                total numeric(5, 2),
                grade text);
            create index form_of_region on form (region_code, state);
            create table filed (
                form_id text, version integer, command bytea not null, primary key (form_id, version));
            create table decided (
                form_id text, version integer, command bytea not null, primary key (form_id, version));
            create table score (
                form_id text primary key, template_id text not null, total numeric(5, 2), score bytea not null);
            """;

    private static final Codec<FormSubmission> SUBMISSIONS = new Codec<>(FormSubmission.getClassSchema());
    private static final Codec<ReviewDecision> DECISIONS = new Codec<>(ReviewDecision.getClassSchema());
    private static final Codec<FormScore> SCORES = new Codec<>(FormScore.getClassSchema());
    private static final BigDecimal POINTS = new BigDecimal("12.50");
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    private final JdbcClient sql;
    private final TemplateVersions templates = TemplateVersions.of(Presets.all());

    private Desk(JdbcClient sql) {
        this.sql = sql;
    }

    static Desk create(JdbcClient sql) {
        sql.sql(TABLES).update();
        return new Desk(sql);
    }

    /** Enters a new form in the list; its first task is not known yet. */
    void enter(FormSubmission command) {
        sql.sql("insert into form (form_id, region_code, department_name, state, version, updated_at)"
                        + " values (?, ?, ?, 'NEW', 0, now())")
                .param(command.getFormId())
                .param(command.getFormId().substring(0, command.getFormId().indexOf('-')))
                .param(content(command).getDepartmentName())
                .update();
    }

    /** Where a form is; nobody else moves it meanwhile. */
    Place of(String form) {
        return sql.sql("select state, task_id, version from form where form_id = ? for update")
                .param(form)
                .query((row, number) -> new Place(row.getString(1), row.getString(2), row.getInt(3)))
                .single();
    }

    void file(FormSubmission command, int version) {
        sql.sql("insert into filed (form_id, version, command) values (?, ?, ?)")
                .params(command.getFormId(), version, SUBMISSIONS.write(command))
                .update();
    }

    void keep(ReviewDecision command, int version) {
        sql.sql("insert into decided (form_id, version, command) values (?, ?, ?)")
                .params(command.getFormId(), version, DECISIONS.write(command))
                .update();
    }

    /** Shows that a form stands at a task now. */
    public void arrived(String form, String task, String state) {
        sql.sql("update form set state = ?, task_id = ?, version = version + 1, updated_at = now() where form_id = ?")
                .params(state, task, form)
                .update();
    }

    /** Scores what was filed last by what was decided last, as the pipeline does. */
    public void score(String form) {
        var filed = SUBMISSIONS.read(last("filed", form));
        var approval = DECISIONS.read(last("decided", form));
        var score = scored(of(form), filed, approval);
        sql.sql("insert into score (form_id, template_id, total, score) values (?, ?, ?, ?)")
                .params(form, score.getTemplateId(), score.getTotal(), SCORES.write(score))
                .update();
        sql.sql("update form set state = 'APPROVED', task_id = null, version = version + 1, updated_at = now(),"
                        + " total = ?, grade = ? where form_id = ?")
                .params(score.getTotal(), String.valueOf(score.getGrade()), form)
                .update();
    }

    /** The score of what was filed, approved by that decision where the form is. */
    FormScore scored(Place at, FormSubmission filed, ReviewDecision approval) {
        var approved = approved(at, filed, approval);
        return Scorecard.score(
                approved, templates.applying(approved.getRegionCode(), approved.getYear(), approved.getKind()));
    }

    static byte[] bytes(FormSubmission command) {
        return SUBMISSIONS.write(command);
    }

    static byte[] bytes(ReviewDecision command) {
        return DECISIONS.write(command);
    }

    static byte[] bytes(FormScore score) {
        return SCORES.write(score);
    }

    static FormSubmission submission(byte[] bytes) {
        return SUBMISSIONS.read(bytes);
    }

    static FormContent content(FormSubmission filed) {
        return Objects.requireNonNull(filed.getContent(), "Everything filed has its content");
    }

    private byte[] last(String table, String form) {
        return sql.sql("select command from " + table + " where form_id = ? order by version desc limit 1")
                .param(form)
                .query(byte[].class)
                .single();
    }

    private static ApprovedForm approved(Place at, FormSubmission filed, ReviewDecision approval) {
        var id = FormId.parse(filed.getFormId()).orElseThrow();
        var ratings = approval.getRatings().stream()
                .map(rating -> new RatedItem("COMPLETENESS", rating.getItem(), POINTS, rating.getPercent()))
                .toList();
        return ApprovedForm.newBuilder()
                .setFormId(filed.getFormId())
                .setRegionCode(id.regionCode())
                .setYear(id.year())
                .setKind(id.kind())
                .setDepartmentCode(id.departmentCode())
                .setVersion(at.version() + 1)
                .setRevision(1)
                .setTemplateId("default")
                .setContent(content(filed))
                .setRatings(ratings)
                .setTotal(ratings.stream()
                        .map(rated ->
                                rated.getPoints().multiply(rated.getPercent()).divide(WHOLE))
                        .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add))
                .setGrade(null)
                .setOpinion(approval.getOpinion())
                .setApprovedBy(approval.getActor())
                .setApprovedAt(Instant.now())
                .build();
    }

    long count(String rows) {
        return sql.sql("select count(*) from " + rows).query(Long.class).single();
    }

    /** The value of a setting of PostgreSQL. */
    String setting(String name) {
        return sql.sql("show " + name).query(String.class).single();
    }

    /**
     * Where a form is.
     *
     * @param state the task's name in the process
     * @param task who completes it moves the form on
     * @param version how many commands it has seen
     */
    record Place(String state, String task, int version) {}
}
