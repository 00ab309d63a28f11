/** Upstream portals: for whom each speaks, how old its credential is, and what came of what it sent. */
@NullMarked
package org.jixiaoflow.submission.portals;

import org.jspecify.annotations.NullMarked;
