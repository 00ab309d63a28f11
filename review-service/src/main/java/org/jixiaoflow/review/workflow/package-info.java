/** Which way a form may go: the table of arrows, and the one class that knows Spring Statemachine. */
@NullMarked
package org.jixiaoflow.review.workflow;

import org.jspecify.annotations.NullMarked;
