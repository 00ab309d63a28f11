package org.jixiaoflow.review.audit;

import static org.jixiaoflow.review.tracking.FormLists.READERSHIP;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.schemas.FormContent;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.PackedValues;
import org.jixiaoflow.schemas.contract.RegistrySerdes;
import org.jixiaoflow.schemas.contract.StoredValues;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.RecordMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The journal and the revisions of a form, for those who may see it. A form that isn't there or isn't theirs has neither. */
@Component
public class Journal {

    private static final String SUBMISSIONS = """
            select distinct on (j.revision) j.revision, j.version, j.occurred_at as submitted_at, j.actor_name as submitted_by,
              approval.total, approval.grade, approval.trigger as approval, content.entry as content, j.entry as submission
            from review.form f
            join review.journal j on j.form_id = f.form_id and j.trigger = 'SUBMIT'
            join lateral (select entry from review.journal c where c.form_id = j.form_id and c.version <= j.version
              and c.has_content order by c.version desc limit 1) content on true
            left join lateral (select trigger, total, grade from review.journal a where a.form_id = j.form_id and a.revision = j.revision
              and a.trigger in ('APPROVE', 'REVOKE') order by a.version desc limit 1) approval on true
            where f.form_id = :formId and %s
            """.formatted(READERSHIP);

    private static final RowMapper<Revision> REVISION = RecordMapper.of(Revision.class);

    private final JdbcClient sql;
    private final TopicSerdes serdes;
    private final StoredValues<FormEvent> entries;

    Journal(JdbcClient sql, TopicSerdes serdes) {
        this.sql = sql;
        this.serdes = serdes;
        this.entries = StoredValues.of(serdes, Topics.FORM_EVENTS);
    }

    /** Every entry from the first to the newest, without content and findings, which the revisions have, as the reader may read it. */
    public List<FormEvent> history(FormId form, ReadScope readScope) {
        return stored(form, readScope).stream()
                .map(entry -> withoutLongParts(entries.read(entry)))
                .map(entry -> readScope.shown(entry, form.departmentCode()))
                .toList();
    }

    /** Every entry from the first to the newest as an export that proves itself, with SM3 or without, see {@link JournalLines}. */
    public List<String> export(FormId form, boolean sm3, ReadScope readScope) {
        var lines = new JournalLines(sm3);
        var export = new ArrayList<String>();
        for (var entry : stored(form, readScope)) {
            export.addAll(lines.next(
                    Arrays.copyOfRange(entry, RegistrySerdes.HEADER_BYTES, entry.length),
                    serdes.writtenWith(Topics.FORM_EVENTS, entry)));
        }
        if (!export.isEmpty()) {
            export.add(lines.end());
        }
        return export;
    }

    /** The journals of forms, one after the other, as one export that proves itself. Each form is read for itself, so none waits for all. */
    public void export(List<FormId> forms, boolean sm3, ReadScope readScope, Consumer<String> out) {
        var lines = new JournalLines(sm3);
        for (var form : forms) {
            for (var entry : stored(form, readScope)) {
                lines.next(
                                Arrays.copyOfRange(entry, RegistrySerdes.HEADER_BYTES, entry.length),
                                serdes.writtenWith(Topics.FORM_EVENTS, entry))
                        .forEach(out);
            }
        }
        out.accept(lines.end());
    }

    /** The forms of a region's year. */
    public List<FormId> forms(String region, int year, ReadScope readScope) {
        return sql
                .sql("""
                        select f.form_id from review.form f
                        where f.region_code = :region and f.year = :year and %s order by f.form_id""".formatted(READERSHIP))
                .params(readScope.parameters())
                .param("region", region)
                .param("year", year)
                .query(String.class)
                .list()
                .stream()
                .flatMap(form -> FormId.parse(form).stream())
                .toList();
    }

    /** The entries' bytes as they lie on the journal's topic. */
    private List<byte[]> stored(FormId form, ReadScope readScope) {
        return sql.sql("""
                        select j.entry from review.form f join review.journal j on j.form_id = f.form_id
                        where f.form_id = :formId and %s order by j.version""".formatted(READERSHIP))
                .params(readScope.parameters())
                .param("formId", form.toString())
                .query((row, number) -> PackedValues.unpack(row.getBytes(1)))
                .list();
    }

    private static FormEvent withoutLongParts(FormEvent entry) {
        return FormEvent.newBuilder(entry)
                .setContent(null)
                .setFindings(List.of())
                .setPublished(null)
                .build();
    }

    /** Every submitted content, newest first. */
    public List<Revision> revisions(FormId form, ReadScope readScope) {
        return sql.sql(SUBMISSIONS + "order by j.revision desc, j.version desc")
                .params(readScope.parameters())
                .param("formId", form.toString())
                .query(REVISION)
                .list();
    }

    /** One submitted content. */
    public Optional<SubmittedContent> revision(FormId form, int revision, ReadScope readScope) {
        return sql.sql(SUBMISSIONS + "and j.revision = :revision order by j.revision, j.version desc")
                .params(readScope.parameters())
                .param("formId", form.toString())
                .param("revision", revision)
                .query(this::submitted)
                .optional();
    }

    /** The newest submitted content that is approved, and whose approval stands. */
    public Optional<SubmittedContent> approved(FormId form, ReadScope readScope) {
        return sql.sql("select * from (%s) s where s.approval = 'APPROVE' order by s.revision desc limit 1"
                        .formatted(SUBMISSIONS + "order by j.revision, j.version desc"))
                .params(readScope.parameters())
                .param("formId", form.toString())
                .query(this::submitted)
                .optional();
    }

    private SubmittedContent submitted(ResultSet row, int number) throws SQLException {
        var submission = entries.read(row.getBytes("submission"));
        return new SubmittedContent(
                REVISION.mapRow(row, number),
                Objects.requireNonNull(entries.read(row.getBytes("content")).getContent()),
                submission.getFindings(),
                submission.getValidationTemplate());
    }

    /** A content by the form and the number it was submitted under. */
    public record Submitted(String formId, int revision) {}

    /** Several submitted contents at once; those that aren't there or aren't the reader's are missing. */
    public Map<Submitted, FormContent> contents(Collection<Submitted> wanted, ReadScope readScope) {
        var batchParameters = new BatchParameters<>(List.copyOf(wanted));
        var contents = new HashMap<Submitted, FormContent>();
        if (wanted.isEmpty()) {
            return contents;
        }
        sql.sql("""
                        select distinct on (j.form_id, j.revision) j.form_id, j.revision, content.entry as content
                        from unnest(:forms, :revisions) as wanted (form_id, revision)
                        join review.form f on f.form_id = wanted.form_id
                        join review.journal j on j.form_id = wanted.form_id and j.revision = wanted.revision and j.trigger = 'SUBMIT'
                        join lateral (select entry from review.journal c where c.form_id = j.form_id and c.version <= j.version
                          and c.has_content order by c.version desc limit 1) content on true
                        where %s order by j.form_id, j.revision, j.version desc""".formatted(READERSHIP))
                .params(readScope.parameters())
                .param("forms", batchParameters.texts(Submitted::formId))
                .param("revisions", batchParameters.numbers(Submitted::revision))
                .query(row -> {
                    contents.put(
                            new Submitted(row.getString("form_id"), row.getInt("revision")),
                            Objects.requireNonNull(
                                    entries.read(row.getBytes("content")).getContent()));
                });
        return contents;
    }
}
