/** Turns each notification into deliveries, once. */
@NullMarked
package org.jixiaoflow.notification.planning;

import org.jspecify.annotations.NullMarked;
