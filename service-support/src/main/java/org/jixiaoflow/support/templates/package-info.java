/** What services share of templates that are published in versions: which of them count, how one is published, and what is wrong with it. */
@NullMarked
package org.jixiaoflow.support.templates;

import org.jspecify.annotations.NullMarked;
