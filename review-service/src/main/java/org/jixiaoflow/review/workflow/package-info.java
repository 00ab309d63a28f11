/** Follows the table of transitions: what it opens where a form stands, and the one class that knows Spring Statemachine. */
@NullMarked
package org.jixiaoflow.review.workflow;

import org.jspecify.annotations.NullMarked;
