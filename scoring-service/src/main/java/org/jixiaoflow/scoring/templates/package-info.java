/** How forms are scored: templates by region, year and kind, published in versions. */
@NullMarked
package org.jixiaoflow.scoring.templates;

import org.jspecify.annotations.NullMarked;
