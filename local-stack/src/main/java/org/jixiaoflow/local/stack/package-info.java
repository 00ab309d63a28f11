/** Everything put together on one machine. */
@NullMarked
package org.jixiaoflow.local.stack;

import org.jspecify.annotations.NullMarked;
