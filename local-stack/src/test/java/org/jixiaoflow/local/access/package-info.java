/** Who may call what, tried out on a running stack. */
@NullMarked
package org.jixiaoflow.local.access;

import org.jspecify.annotations.NullMarked;
