/** Hints to open pages that something changed; never what. */
@NullMarked
package org.jixiaoflow.workbench.live;

import org.jspecify.annotations.NullMarked;
