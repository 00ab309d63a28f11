package org.jixiaoflow.notification.preferences;

import io.swagger.v3.oas.annotations.media.Schema;

/** How somebody hears of a kind of notification by a channel. */
@Schema(name = "NoticeWay", description = "How somebody hears of a kind of notification by a channel.")
public enum Way {
    AT_ONCE,
    DIGEST,
    NEVER
}
