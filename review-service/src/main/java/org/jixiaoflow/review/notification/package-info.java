/** Tells those concerned what happened to a form and what is theirs to do. */
@NullMarked
package org.jixiaoflow.review.notification;

import org.jspecify.annotations.NullMarked;
