/** The indicator library (指标库): which indicators a region's departments use, how, and which of them the bureau recommends. */
@NullMarked
package org.jixiaoflow.review.library;

import org.jspecify.annotations.NullMarked;
