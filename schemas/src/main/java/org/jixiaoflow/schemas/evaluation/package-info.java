/** How a self-evaluation answers an approved objective; for whoever checks one and whoever decides on it. */
@NullMarked
package org.jixiaoflow.schemas.evaluation;

import org.jspecify.annotations.NullMarked;
