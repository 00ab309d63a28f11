/** Takes the same forms the same way on other engines. */
@NullMarked
package org.jixiaoflow.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
