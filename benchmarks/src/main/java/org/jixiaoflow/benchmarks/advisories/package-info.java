/** What is known against the versions that are shipped: a reviewed list, held against the bill of materials. */
@NullMarked
package org.jixiaoflow.benchmarks.advisories;

import org.jspecify.annotations.NullMarked;
