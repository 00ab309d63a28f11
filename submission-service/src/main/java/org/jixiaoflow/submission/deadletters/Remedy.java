package org.jixiaoflow.submission.deadletters;

import java.util.Set;
import org.jixiaoflow.schemas.contract.Topics;

/** What helps a record that wasn't processed, by the topic it was read from. */
enum Remedy {
    /** Judge the portal's submission again, as if it had just come. */
    JUDGE_AGAIN,

    /** Write the command to its topic again. A command that was decided already gets its first outcome again. */
    COMMAND_AGAIN,

    /** Send what was given up again; its receiver knows it by its id. */
    DELIVER_AGAIN,

    /** The reader is at fault, not the record: mend the reader and rebuild its view. */
    REBUILD_VIEW,

    /** The reader is at fault, not the record: mend the reader, then revoke the approval and approve the form again. */
    APPROVE_AGAIN;

    private static final Set<String> COMMANDS = Set.of(Topics.FORM_SUBMISSIONS.name(), Topics.REVIEW_DECISIONS.name());

    static Remedy of(String originTopic) {
        if (Topics.PORTAL_SUBMISSIONS.matcher(originTopic).matches()) {
            return JUDGE_AGAIN;
        }
        if (COMMANDS.contains(originTopic)) {
            return COMMAND_AGAIN;
        }
        if (originTopic.equals(Topics.DELIVERIES.name())) {
            return DELIVER_AGAIN;
        }
        return originTopic.equals(Topics.APPROVED_FORMS.name()) ? APPROVE_AGAIN : REBUILD_VIEW;
    }

    /** Whether processing the record again is what helps. */
    boolean isReplay() {
        return this == JUDGE_AGAIN || this == COMMAND_AGAIN || this == DELIVER_AGAIN;
    }
}
