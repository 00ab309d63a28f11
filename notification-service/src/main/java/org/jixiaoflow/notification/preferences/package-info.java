/** How each person wants to hear of what, and when. */
@NullMarked
package org.jixiaoflow.notification.preferences;

import org.jspecify.annotations.NullMarked;
