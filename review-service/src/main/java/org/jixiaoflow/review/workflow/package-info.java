/** Which way a form may go: the table of transitions, and the one class that knows Spring Statemachine. */
@NullMarked
package org.jixiaoflow.review.workflow;

import org.jspecify.annotations.NullMarked;
