/** How fast documents are read and checked, without any service. */
@NullMarked
package org.jixiaoflow.benchmarks.documents;

import org.jspecify.annotations.NullMarked;
