package org.jixiaoflow.notification.preferences;

/** How somebody hears of a kind of notification by a channel. */
public enum Way {
    AT_ONCE,
    DIGEST,
    NEVER
}
