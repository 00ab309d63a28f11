/** How far deliveries have come, for those who look after them, and where the forms stand that they are about. */
@NullMarked
package org.jixiaoflow.notification.tracking;

import org.jspecify.annotations.NullMarked;
