package org.jixiaoflow.review.disclosure;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jixiaoflow.review.lifecycle.Publications;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.FormState;
import org.jixiaoflow.schemas.Grade;
import org.jixiaoflow.schemas.PublishedForm;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.StoredValues;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.projection.RecordMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What may be published and withheld, for those who say so: of an approved form what the public would read, and nothing else. */
@Component
class Candidates {

    private static final String FORMS = """
            from review.form f
            left join lateral (select r.published_at, r.withheld_at from review.publication r
              where r.form_id = f.form_id order by r.version desc limit 1) p on true
            """;

    private static final RowMapper<Candidate> CANDIDATE = RecordMapper.of(Candidate.class);

    private final JdbcClient sql;
    private final StoredValues<FormEvent> entries;
    private final Clock clock;

    Candidates(JdbcClient sql, TopicSerdes serdes, Clock clock) {
        this.sql = sql;
        this.entries = StoredValues.of(serdes, Topics.FORM_EVENTS);
        this.clock = clock;
    }

    /** Forms of a region's year that are public or were, or are approved; by department. */
    List<Candidate> of(String region, int year) {
        return sql.sql("""
                        select %s %s where f.region_code = :region and f.year = :year
                        and (f.state = 'APPROVED' or p.published_at is not null) order by f.department_name, f.form_id""".formatted(Candidate.COLUMNS, FORMS))
                .param("region", region)
                .param("year", year)
                .query(CANDIDATE)
                .list();
    }

    Optional<Sheet> find(FormId form) {
        return sql.sql("select %s %s where f.form_id = :form".formatted(Candidate.COLUMNS, FORMS))
                .param("form", form.toString())
                .query(CANDIDATE)
                .optional()
                .map(candidate -> new Sheet(candidate, preview(candidate), history(form)));
    }

    /** An approved form with its grade, which may stay unpublished. */
    private @Nullable PublishedForm preview(Candidate form) {
        if (form.state() != FormState.APPROVED) {
            return null;
        }
        return sql.sql("""
                        select f.grade, j.entry from review.form f
                        join review.journal j on (j.form_id, j.version) = (f.form_id, f.submission_version)
                        where f.form_id = :form""")
                .param("form", form.formId())
                .query((row, number) -> Publications.of(
                        form.formId(),
                        form.revision(),
                        clock.instant(),
                        row.getString("grade") == null ? null : Grade.valueOf(row.getString("grade")),
                        Objects.requireNonNull(
                                entries.read(row.getBytes("entry")).getContent())))
                .single();
    }

    private List<Step> history(FormId form) {
        return sql.sql("""
                        select j.entry from review.journal j
                        where j.form_id = :form and j.trigger in ('PUBLISH', 'WITHHOLD') order by j.version desc""")
                .param("form", form.toString())
                .query((row, number) -> Step.of(entries.read(row.getBytes("entry"))))
                .list();
    }

    /**
     * A form with what would be published of it.
     *
     * @param preview null unless it is approved
     * @param history newest first
     */
    @Schema(name = "PublicationSheet", description = "A form with what would be published of it.")
    record Sheet(
            Candidate form,

            @Schema(description = "What the public would read, with the grade; absent unless it is approved.") @Nullable PublishedForm preview,

            @Schema(description = "When what of it was published and withheld, newest first.")
            List<Step> history) {}

    /** That it was published or withheld. */
    @Schema(name = "PublicationStep", description = "That it was published or withheld.")
    record Step(
            Trigger trigger,
            int revision,
            @Schema(description = "When.") Instant at,

            @Schema(description = "Name of the person who did it.")
            String by,

            @Schema(description = "Why it was withheld.") @Nullable String reason) {

        static Step of(FormEvent entry) {
            return new Step(
                    entry.getTrigger(),
                    entry.getRevision(),
                    entry.getOccurredAt(),
                    entry.getActor().getName(),
                    entry.getReason());
        }
    }
}
