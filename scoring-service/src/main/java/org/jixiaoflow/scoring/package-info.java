/** Weighted scores of approved forms, and their roll-ups for dashboards. */
@NullMarked
package org.jixiaoflow.scoring;

import org.jspecify.annotations.NullMarked;
