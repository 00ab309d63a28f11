/** How far deliveries have come, for those who look after them. */
@NullMarked
package org.jixiaoflow.notification.tracking;

import org.jspecify.annotations.NullMarked;
