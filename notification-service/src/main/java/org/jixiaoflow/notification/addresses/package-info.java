/** Who hears of a notification, and where they are reached. */
@NullMarked
package org.jixiaoflow.notification.addresses;

import org.jspecify.annotations.NullMarked;
