@NullMarked
package org.jixiaoflow.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
