/** The indicator library (指标库): which indicators departments use, to be looked through, taken over and recommended. */
@NullMarked
package org.jixiaoflow.workbench.library;

import org.jspecify.annotations.NullMarked;
