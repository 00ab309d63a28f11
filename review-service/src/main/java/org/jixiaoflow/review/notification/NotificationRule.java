package org.jixiaoflow.review.notification;

import static org.jixiaoflow.review.notification.NotificationRule.To.ASKED;
import static org.jixiaoflow.review.notification.NotificationRule.To.ASKER;
import static org.jixiaoflow.review.notification.NotificationRule.To.DEPARTMENT;
import static org.jixiaoflow.review.notification.NotificationRule.To.LAST_STAGE;
import static org.jixiaoflow.review.notification.NotificationRule.To.PERSON;
import static org.jixiaoflow.review.notification.NotificationRule.To.STAGE_LEFT;
import static org.jixiaoflow.review.notification.NotificationRule.To.STAGE_REACHED;
import static org.jixiaoflow.review.notification.NotificationRule.To.WATCHERS;
import static org.jixiaoflow.review.notification.NotificationRule.To.WHO_HAS_IT;

import java.util.List;
import org.jixiaoflow.schemas.FormEvent;
import org.jixiaoflow.schemas.Trigger;

/** Who hears of a trigger, and whether they must act now; one line per notice. Its words are in the message bundle. */
record NotificationRule(Trigger about, To to, boolean actionRequired) {

    static final List<NotificationRule> ALL = List.of(
            new NotificationRule(Trigger.SUBMIT, STAGE_REACHED, true),
            new NotificationRule(Trigger.SIGN, DEPARTMENT, true),
            new NotificationRule(Trigger.OPINE, STAGE_REACHED, false),
            new NotificationRule(Trigger.OPINE, ASKER, false),
            new NotificationRule(Trigger.CONSULT, ASKED, true),
            new NotificationRule(Trigger.RECALL, ASKED, false),
            new NotificationRule(Trigger.WITHDRAW, STAGE_LEFT, false),
            new NotificationRule(Trigger.RETURN, DEPARTMENT, true),
            new NotificationRule(Trigger.PASS, STAGE_REACHED, true),
            new NotificationRule(Trigger.PASS, DEPARTMENT, false),
            new NotificationRule(Trigger.APPROVE, DEPARTMENT, false),
            new NotificationRule(Trigger.REVOKE, STAGE_REACHED, true),
            new NotificationRule(Trigger.REVOKE, DEPARTMENT, false),
            new NotificationRule(Trigger.GRANT_ADJUST, DEPARTMENT, true),
            new NotificationRule(Trigger.ADJUST, LAST_STAGE, false),
            new NotificationRule(Trigger.EXTEND, DEPARTMENT, false),
            new NotificationRule(Trigger.EXTEND, STAGE_REACHED, false),
            new NotificationRule(Trigger.REMIND, WHO_HAS_IT, true),
            new NotificationRule(Trigger.HAND_OVER, PERSON, true),
            new NotificationRule(Trigger.PUBLISH, DEPARTMENT, false),
            new NotificationRule(Trigger.WITHHOLD, DEPARTMENT, false),
            new NotificationRule(Trigger.SUBMIT, WATCHERS, false),
            new NotificationRule(Trigger.RETURN, WATCHERS, false),
            new NotificationRule(Trigger.PASS, WATCHERS, false),
            new NotificationRule(Trigger.APPROVE, WATCHERS, false),
            new NotificationRule(Trigger.REVOKE, WATCHERS, false),
            new NotificationRule(Trigger.GRANT_ADJUST, WATCHERS, false));

    enum To {
        DEPARTMENT,
        STAGE_REACHED,
        /** Whom it was handed over to, until it is overdue; else the stage it stands at, or its department. */
        WHO_HAS_IT,
        STAGE_LEFT,
        /** Whose opinion is asked, or no longer. */
        ASKED,
        /** Who asked for the opinion that is given; an opinion that nobody asked for is told to the stage. */
        ASKER,
        /** Who watches the form, and neither did it themselves nor files for its department, which hears anyway. */
        WATCHERS,
        /** Whom the entry names, unless they took it on themselves. */
        PERSON,
        LAST_STAGE
    }

    /**
     * An approval without ratings has words of its own: there is neither total nor grade to tell. So has, to a department, more time that is a
     * stage's.
     */
    String messageKey(FormEvent entry) {
        var key = "notification." + about + "." + to;
        if (about == Trigger.EXTEND && to == DEPARTMENT && entry.getToStage() != null) {
            return key + ".reviewed";
        }
        return about == Trigger.APPROVE && entry.getTotal() == null ? key + ".unrated" : key;
    }
}
