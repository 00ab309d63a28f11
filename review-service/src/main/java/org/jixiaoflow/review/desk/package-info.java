/** The reviewers' desk: inbox, forms, decisions, history and notifications over REST. */
@NullMarked
package org.jixiaoflow.review.desk;

import org.jspecify.annotations.NullMarked;
