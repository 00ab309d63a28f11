/** What a run costs: time, processor and memory. */
@NullMarked
package org.jixiaoflow.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
