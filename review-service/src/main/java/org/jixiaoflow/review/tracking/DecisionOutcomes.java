package org.jixiaoflow.review.tracking;

import java.util.Optional;
import java.util.UUID;
import org.jixiaoflow.schemas.CommandOutcome;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Outcomes of decisions, found by whoever knows the command's id. */
@Component
public class DecisionOutcomes {

    private final JdbcClient sql;
    private final JsonMapper json;

    DecisionOutcomes(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** The outcome, if the command was decided. */
    public Optional<CommandOutcome> of(UUID commandId) {
        return sql.sql("select outcome from review.decision_outcome where command_id = ?")
                .param(commandId)
                .query((row, number) -> json.readValue(row.getString(1), CommandOutcome.class))
                .optional();
    }
}
