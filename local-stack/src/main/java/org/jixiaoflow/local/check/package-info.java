/** The invariants, tested from outside. */
@NullMarked
package org.jixiaoflow.local.check;

import org.jspecify.annotations.NullMarked;
