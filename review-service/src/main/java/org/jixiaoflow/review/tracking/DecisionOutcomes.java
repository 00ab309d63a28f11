package org.jixiaoflow.review.tracking;

import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.support.command.CommandOutcomes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Outcomes of decisions, for those who may see the form. */
@Component
class DecisionOutcomes extends CommandOutcomes {

    DecisionOutcomes(JdbcClient sql, TopicSerdes serdes, OutcomeView outcomes) {
        super(sql, serdes, outcomes, "review.form", FormLists.READERSHIP);
    }
}
