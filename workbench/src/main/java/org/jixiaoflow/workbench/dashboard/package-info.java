/** How far a region's year has come and what it scored, down to the formula of a row. */
@NullMarked
package org.jixiaoflow.workbench.dashboard;

import org.jspecify.annotations.NullMarked;
