/** Kills, stops and cuts off the parts of a stack under load, and looks what is left. */
@NullMarked
package org.jixiaoflow.benchmarks.crash;

import org.jspecify.annotations.NullMarked;
