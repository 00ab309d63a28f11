/** What deliveries say, in Chinese and English. */
@NullMarked
package org.jixiaoflow.notification.wording;

import org.jspecify.annotations.NullMarked;
