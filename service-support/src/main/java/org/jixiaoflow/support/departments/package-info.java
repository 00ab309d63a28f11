/** What became of a region's departments (机构沿革): what each is called on a day, which others it came of, and which it went into. */
@NullMarked
package org.jixiaoflow.support.departments;

import org.jspecify.annotations.NullMarked;
