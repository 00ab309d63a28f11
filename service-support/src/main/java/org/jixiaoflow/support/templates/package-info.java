/** What services share of templates that are published in versions: which of them count, and what is wrong with one. */
@NullMarked
package org.jixiaoflow.support.templates;

import org.jspecify.annotations.NullMarked;
