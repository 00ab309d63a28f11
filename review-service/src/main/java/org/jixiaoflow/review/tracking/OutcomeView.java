package org.jixiaoflow.review.tracking;

import org.jixiaoflow.schemas.DecisionTrigger;
import org.jixiaoflow.support.replies.OutcomeTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Outcomes of reviewers' decisions. */
@Component
class OutcomeView extends OutcomeTable {

    OutcomeView(JdbcClient sql) {
        super(sql, "review.decision_outcome", "review.late_decision", DecisionTrigger.values());
    }
}
