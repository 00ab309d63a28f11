package org.jixiaoflow.notification.delivery;

import org.jixiaoflow.support.addresses.Addressee;
import org.jspecify.annotations.Nullable;

/**
 * Where a notification is to go.
 *
 * @param address in the channel's own terms
 * @param person whose it is, and whose preferences count; null if it is a system's or a group's
 */
public record Destination(String address, @Nullable Addressee person) {}
