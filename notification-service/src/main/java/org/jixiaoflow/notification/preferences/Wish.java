package org.jixiaoflow.notification.preferences;

import java.time.Instant;

/**
 * How one notification is to reach somebody.
 *
 * @param due when
 * @param digest whether with others in one message
 */
public record Wish(Instant due, boolean digest, String language) {}
