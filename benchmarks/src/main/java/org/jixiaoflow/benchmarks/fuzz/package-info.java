/** Everything a portal could send, at a running stack, and an account of every record. */
@NullMarked
package org.jixiaoflow.benchmarks.fuzz;

import org.jspecify.annotations.NullMarked;
