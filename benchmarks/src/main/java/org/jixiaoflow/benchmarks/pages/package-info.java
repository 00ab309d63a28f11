/** How fast the workbench's pages are, and how large, with many forms in state. */
@NullMarked
package org.jixiaoflow.benchmarks.pages;

import org.jspecify.annotations.NullMarked;
