/** Notifications to systems, by Standard Webhooks. */
@NullMarked
package org.jixiaoflow.notification.webhook;

import org.jspecify.annotations.NullMarked;
