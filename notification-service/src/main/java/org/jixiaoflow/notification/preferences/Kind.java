package org.jixiaoflow.notification.preferences;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.stream.Stream;
import org.jixiaoflow.schemas.Delivery;
import org.jixiaoflow.schemas.Notification;
import org.jixiaoflow.schemas.Trigger;

/** What notifications are about, as far as somebody may choose. */
@Schema(name = "NoticeKind", description = "What notifications are about: TO_DO 要我做的, TO_KNOW 告诉我的.")
public enum Kind {
    /** 要我做的. */
    TO_DO,

    /** 告诉我的. */
    TO_KNOW,

    /** 催办: somebody waits, and says so. */
    REMINDED,

    /** 临近截止. */
    DUE_SOON,

    /** 今日截止. */
    DUE_TODAY,

    /** 逾期. */
    OVERDUE,

    /** 逾期上报: what others are late with. */
    ESCALATED;

    public static Kind of(Notification notification) {
        return switch (notification.getKind()) {
            case EVENT -> ofEvent(notification);
            case REFUSED, COPIED -> TO_KNOW;
            case DUE_SOON -> DUE_SOON;
            case DUE_TODAY -> DUE_TODAY;
            case OVERDUE -> OVERDUE;
            case ESCALATED -> ESCALATED;
        };
    }

    /** The same of what was planned: its kind is the trigger, or what the calendar calls it. */
    static Kind of(Delivery delivery) {
        if (delivery.getKind().equals(Trigger.REMIND.name())) {
            return REMINDED;
        }
        return Stream.of(DUE_SOON, DUE_TODAY, OVERDUE, ESCALATED)
                .filter(calendars -> calendars.name().equals(delivery.getKind()))
                .findFirst()
                .orElse(delivery.getActionRequired() ? TO_DO : TO_KNOW);
    }

    private static Kind ofEvent(Notification notification) {
        if (notification.getTrigger() == Trigger.REMIND) {
            return REMINDED;
        }
        return notification.getActionRequired() ? TO_DO : TO_KNOW;
    }

    /** Whether nobody turns it off for others: what somebody must do, and what is due today or over. */
    boolean isMandatory() {
        return this == TO_DO || this == DUE_TODAY || this == OVERDUE;
    }

    /** The kind whose way it takes where the county says nothing of it. */
    Kind general() {
        return this == TO_KNOW || this == ESCALATED ? TO_KNOW : TO_DO;
    }
}
