package org.jixiaoflow.scoring.effect;

import java.util.Arrays;
import java.util.Objects;
import org.jixiaoflow.access.Regions;
import org.jixiaoflow.schemas.ApprovedForm;
import org.jixiaoflow.schemas.FormScore;
import org.jixiaoflow.schemas.ScoringTemplate;
import org.jixiaoflow.schemas.contract.StoredValues;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.scoring.dashboard.FormScoreView;
import org.jixiaoflow.scoring.templates.Draft;
import org.jixiaoflow.support.projection.Projections;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What templates would change, each of one snapshot of the database, read in one go and a few rows at a time. */
@Component
class Effects {

    private static final int ROWS = 200;

    /**
     * A score and the content of another approval don't belong together: one of the two is on its way. Departments have forms that keep their scores,
     * too, of which their means are as well; other regions and years have nothing to do with it.
     */
    private static final String SCORES = """
            select s.score, a.form from scoring.form_score s
            left join scoring.approved_form a on a.form_id = s.form_id and a.version = s.version
            where s.region_code like any(:regions)
              and (:everyRegion or s.region_code = any(:touched)) and (:everyYear or s.year = any(:years))
            order by s.region_code, s.year, s.department_code, s.form_id collate "C\"""";

    private final JdbcClient sql;
    private final StoredValues<FormScore> scores;
    private final StoredValues<ApprovedForm> forms;
    private final Projections projections;
    private final TransactionTemplate snapshot;

    Effects(JdbcClient sql, TopicSerdes serdes, Projections projections, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.scores = StoredValues.of(serdes, Topics.FORM_SCORES);
        this.forms = StoredValues.of(serdes, Topics.APPROVED_FORMS);
        this.projections = projections;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
    }

    /**
     * What publishing it would do in those regions.
     *
     * @param names whether departments and forms are told one by one
     */
    TemplateEffect of(Draft draft, Regions regions, boolean names) {
        return Objects.requireNonNull(snapshot.execute(status -> {
            var reflected = Reflected.of(projections.asOf(ApprovedFormView.NAME), projections.asOf(FormScoreView.NAME));
            var count = new EffectCount(draft);
            var touched = draft.sides().map(ScoringTemplate::getRegionCode).toArray(String[]::new);
            var years = draft.sides().map(ScoringTemplate::getYear).toArray(Integer[]::new);
            sql.sql(SCORES)
                    .param("regions", regions.patterns())
                    .param("everyRegion", Arrays.asList(touched).contains(null))
                    .param("touched", touched)
                    .param("everyYear", Arrays.asList(years).contains(null))
                    .param("years", years)
                    .withFetchSize(ROWS)
                    .query(row -> {
                        count.take(scores.read(row.getBytes(1)), form(row.getBytes(2)));
                    });
            return count.told(reflected, names);
        }));
    }

    private @Nullable ApprovedForm form(byte @Nullable [] written) {
        return written == null ? null : forms.read(written);
    }
}
