/** How large numbers, texts and lists may be, and what texts may hold: one rule for everything that comes from outside. */
@NullMarked
package org.jixiaoflow.schemas.limits;

import org.jspecify.annotations.NullMarked;
