/** What forms are held to: templates by region and year, published in versions. */
@NullMarked
package org.jixiaoflow.submission.templates;

import org.jspecify.annotations.NullMarked;
