/** Approved forms to scores, scores to departments and regions, exactly once. */
@NullMarked
package org.jixiaoflow.scoring.evaluation;

import org.jspecify.annotations.NullMarked;
