/** The reviewers' desk over REST: inbox, forms, decisions, what is due, history. */
@NullMarked
package org.jixiaoflow.review.desk;

import org.jspecify.annotations.NullMarked;
