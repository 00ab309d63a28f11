package org.jixiaoflow.notification.preferences;

import org.jixiaoflow.schemas.Notification;

/** What notifications are about, as far as somebody may choose. */
public enum Kind {
    /** 要我做的. */
    TO_DO,

    /** 告诉我的. */
    TO_KNOW;

    public static Kind of(Notification notification) {
        return notification.getActionRequired() ? TO_DO : TO_KNOW;
    }
}
