/** What people were told of forms: their notifications, to look through and to mark read. */
@NullMarked
package org.jixiaoflow.review.notices;

import org.jspecify.annotations.NullMarked;
