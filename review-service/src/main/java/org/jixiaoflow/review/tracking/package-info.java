/** Read views of the journal: where every form stands, what is said of it, what is owed, what became of commands. */
@NullMarked
package org.jixiaoflow.review.tracking;

import org.jspecify.annotations.NullMarked;
