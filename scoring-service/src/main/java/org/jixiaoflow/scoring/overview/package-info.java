/** A region's year at one moment: what was filed, what it scored, who ranks where, and how earlier years did. */
@NullMarked
package org.jixiaoflow.scoring.overview;

import org.jspecify.annotations.NullMarked;
