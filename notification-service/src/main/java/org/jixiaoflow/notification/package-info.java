/** Delivers notifications to people and systems: a slow or dead channel, and the way out of the network, are this process's alone. */
@NullMarked
package org.jixiaoflow.notification;

import org.jspecify.annotations.NullMarked;
