/** What forms are held to: templates by region and year, as configured. */
@NullMarked
package org.jixiaoflow.submission.templates;

import org.jspecify.annotations.NullMarked;
