package org.jixiaoflow.scoring.dashboard;

import java.util.List;
import java.util.Objects;
import org.jixiaoflow.schemas.ScoreChange;
import org.jixiaoflow.schemas.contract.FormId;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.projection.BatchParameters;
import org.jixiaoflow.support.projection.View;
import org.jixiaoflow.support.projection.ViewRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every score a form ever had. */
@Component
class ScoreHistoryView implements View<ScoreChange> {

    static final String NAME = "score_history";

    private final JdbcClient sql;

    ScoreHistoryView(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Topic<ScoreChange> topic() {
        return Topics.SCORE_HISTORY;
    }

    @Override
    public void apply(List<ViewRecord<ScoreChange>> batch) {
        var changes = new BatchParameters<>(
                batch.stream().filter(viewRecord -> viewRecord.value() != null).toList());
        sql.sql("""
                        insert into scoring.score_history (form_id, score_version, department_code, change)
                        select form_id, score_version, department, change
                        from unnest(:formId, :version, :department, :change) as r (form_id, score_version, department, change)
                        on conflict (form_id, score_version) do nothing""")
                .param("formId", changes.texts(ViewRecord::key))
                .param(
                        "version",
                        changes.numbers(
                                row -> Objects.requireNonNull(row.value()).getScoreVersion()))
                .param("department", changes.texts(row -> department(row.key())))
                .param("change", changes.packed(ViewRecord::bytes))
                .update();
    }

    private static String department(String formId) {
        return FormId.parse(formId).orElseThrow().departmentCode();
    }

    @Override
    public void clear() {
        sql.sql("truncate scoring.score_history").update();
    }
}
