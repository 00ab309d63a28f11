/** The command {@code jixiao bench}. */
@NullMarked
package org.jixiaoflow.benchmarks.cli;

import org.jspecify.annotations.NullMarked;
