/** The invariants, tested from outside. */
@NullMarked
package org.jixiaoflow.cli.check;

import org.jspecify.annotations.NullMarked;
