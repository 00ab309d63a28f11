/** The work that is measured: forms of a county's size and kind, and who sends their commands. */
@NullMarked
package org.jixiaoflow.benchmarks.load;

import org.jspecify.annotations.NullMarked;
