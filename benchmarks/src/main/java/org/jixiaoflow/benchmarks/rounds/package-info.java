/** Saving and submitting in turn, as people do, from several places at once. */
@NullMarked
package org.jixiaoflow.benchmarks.rounds;

import org.jspecify.annotations.NullMarked;
