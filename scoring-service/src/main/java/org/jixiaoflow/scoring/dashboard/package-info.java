/** Scores to look at: views and REST. */
@NullMarked
package org.jixiaoflow.scoring.dashboard;

import org.jspecify.annotations.NullMarked;
