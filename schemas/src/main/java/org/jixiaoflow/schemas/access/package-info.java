/** Who may do what on the broker, and the broker brought to say the same. */
@NullMarked
package org.jixiaoflow.schemas.access;

import org.jspecify.annotations.NullMarked;
