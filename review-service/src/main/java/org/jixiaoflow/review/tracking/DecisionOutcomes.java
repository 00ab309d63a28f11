package org.jixiaoflow.review.tracking;

import java.util.Optional;
import java.util.UUID;
import org.jixiaoflow.access.ReadScope;
import org.jixiaoflow.schemas.CommandOutcome;
import org.jixiaoflow.schemas.contract.StoredValues;
import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.schemas.contract.Topics;
import org.jixiaoflow.support.replies.OutcomeTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Outcomes of decisions, for those who may see the form. */
@Component
public class DecisionOutcomes {

    private final JdbcClient sql;
    private final StoredValues<CommandOutcome> outcomes;

    DecisionOutcomes(JdbcClient sql, TopicSerdes serdes) {
        this.sql = sql;
        this.outcomes = StoredValues.of(serdes, Topics.FORM_OUTCOMES);
    }

    /** The outcome, if the command was decided and the reader may see the form; see {@link OutcomeTable#meant}. */
    public Optional<CommandOutcome> of(UUID commandId, @Nullable String request, ReadScope readScope) {
        var outcomesOfId = sql.sql("""
                        select o.outcome from review.decision_outcome o left join review.form f on f.form_id = o.form_id
                        where o.command_id = :commandId and (f.form_id is null and left(o.form_id, 6) like any(:regions) or %s)
                        order by o.number""".formatted(FormLists.READERSHIP))
                .params(readScope.parameters())
                .param("commandId", commandId)
                .query((row, number) -> outcomes.read(row.getBytes(1)))
                .list();
        return OutcomeTable.meant(outcomesOfId, request);
    }
}
