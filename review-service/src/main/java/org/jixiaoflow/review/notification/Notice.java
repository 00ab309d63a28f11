package org.jixiaoflow.review.notification;

import static org.jixiaoflow.review.notification.Notice.To.DEPARTMENT;
import static org.jixiaoflow.review.notification.Notice.To.LAST_STAGE;
import static org.jixiaoflow.review.notification.Notice.To.STAGE_LEFT;
import static org.jixiaoflow.review.notification.Notice.To.STAGE_REACHED;

import java.util.List;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.Trigger;

/** Who hears of a trigger, and whether they must act now; one line per notice. Its words are in the message bundle. */
record Notice(Trigger about, To to, boolean actionRequired) {

    static final List<Notice> ALL = List.of(
            new Notice(Trigger.SUBMIT, STAGE_REACHED, true),
            new Notice(Trigger.SIGN, DEPARTMENT, true),
            new Notice(Trigger.OPINE, STAGE_REACHED, false),
            new Notice(Trigger.WITHDRAW, STAGE_LEFT, false),
            new Notice(Trigger.RETURN, DEPARTMENT, true),
            new Notice(Trigger.PASS, STAGE_REACHED, true),
            new Notice(Trigger.PASS, DEPARTMENT, false),
            new Notice(Trigger.APPROVE, DEPARTMENT, false),
            new Notice(Trigger.REVOKE, STAGE_REACHED, true),
            new Notice(Trigger.REVOKE, DEPARTMENT, false),
            new Notice(Trigger.GRANT_ADJUST, DEPARTMENT, true),
            new Notice(Trigger.ADJUST, LAST_STAGE, false));

    enum To {
        DEPARTMENT,
        STAGE_REACHED,
        STAGE_LEFT,
        LAST_STAGE
    }

    /** An approval without ratings has words of its own: there is neither total nor grade to tell. */
    String messageKey(FormEvent entry) {
        var key = "notification." + about + "." + to;
        return about == Trigger.APPROVE && entry.getTotal() == null ? key + ".unrated" : key;
    }
}
