/** Who stands in for whom, as people said themselves: known to every service, whose callers then act for them. */
@NullMarked
package org.jixiaoflow.support.substitution;

import org.jspecify.annotations.NullMarked;
