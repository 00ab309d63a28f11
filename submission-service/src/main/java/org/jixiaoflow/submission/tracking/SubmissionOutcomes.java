package org.jixiaoflow.submission.tracking;

import org.jixiaoflow.schemas.contract.TopicSerdes;
import org.jixiaoflow.support.command.CommandOutcomes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Outcomes of departments' commands, for those who may see the form. */
@Component
class SubmissionOutcomes extends CommandOutcomes {

    SubmissionOutcomes(JdbcClient sql, TopicSerdes serdes, OutcomeView outcomes) {
        super(sql, serdes, outcomes, "submission.form", TrackedForms.READERSHIP);
    }
}
