/** Read views: where every form stands, its journal and comments, notifications and outcomes, as the topics tell them. */
@NullMarked
package org.jixiaoflow.review.tracking;

import org.jspecify.annotations.NullMarked;
