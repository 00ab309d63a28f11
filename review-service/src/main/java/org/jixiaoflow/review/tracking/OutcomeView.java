package org.jixiaoflow.review.tracking;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.schemas.Trigger;
import org.jixiaoflow.schemas.contract.Topic;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.projection.Columns;
import org.jixiaoflow.support.projection.Received;
import org.jixiaoflow.support.projection.View;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Outcomes of reviewers' decisions, for those who didn't wait for them. Kept a few days longer than the topic keeps them. */
@Component
class OutcomeView implements View<CommandOutcome> {

    private static final Set<Trigger> DECISIONS = Arrays.stream(DecisionTrigger.values())
            .map(decision -> Trigger.valueOf(decision.name()))
            .collect(Collectors.toUnmodifiableSet());

    private final JdbcClient sql;

    OutcomeView(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public String name() {
        return "outcomes";
    }

    @Override
    public Topic<CommandOutcome> topic() {
        return Topics.FORM_OUTCOMES;
    }

    @Override
    public void apply(List<Received<CommandOutcome>> batch) {
        var rows = new Columns<>(batch.stream()
                .filter(received -> received.value() != null
                        && DECISIONS.contains(received.value().getTrigger()))
                .toList());
        sql.sql("""
                        insert into review.decision_outcome (command_id, form_id, decided_at, outcome)
                        select command_id, form_id, decided_at, outcome
                        from unnest(:commandId, :formId, :decidedAt, :outcome) as r (command_id, form_id, decided_at, outcome)
                        where decided_at >= now() - interval '7 days' -- the next batch would pass over what this one deletes
                        order by command_id
                        on conflict do nothing""")
                .param("commandId", rows.uuids(row -> outcome(row).getCommandId()))
                .param("formId", rows.texts(row -> outcome(row).getFormId()))
                .param("decidedAt", rows.times(row -> outcome(row).getDecidedAt()))
                .param("outcome", rows.bytes(Received::bytes))
                .update();
        sql.sql("delete from review.decision_outcome where decided_at < now() - interval '7 days'")
                .update();
    }

    private static CommandOutcome outcome(Received<CommandOutcome> received) {
        return Objects.requireNonNull(received.value());
    }

    @Override
    public void clear() {
        sql.sql("truncate review.decision_outcome").update();
    }
}
