/** Departments as business administrators keep them: registered, renamed, merged and split, one change after the other. */
@NullMarked
package org.jixiaoflow.scoring.departments;

import org.jspecify.annotations.NullMarked;
