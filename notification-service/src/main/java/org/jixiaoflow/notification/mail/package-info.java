/** Notifications by mail, one by one or as a digest. */
@NullMarked
package org.jixiaoflow.notification.mail;

import org.jspecify.annotations.NullMarked;
