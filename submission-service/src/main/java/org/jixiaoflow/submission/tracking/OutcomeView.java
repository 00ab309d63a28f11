package org.jixiaoflow.submission.tracking;

import org.jixiaoflow.schemas.SubmissionTrigger;
import org.jixiaoflow.support.replies.OutcomeTable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Outcomes of departments' commands. */
@Component
class OutcomeView extends OutcomeTable {

    OutcomeView(JdbcClient sql) {
        super(sql, "submission.command_outcome", "submission.late_command", SubmissionTrigger.values());
    }
}
