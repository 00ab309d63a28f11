/** The life of one form: a pure function from what it is and what is asked to a journal entry or a refusal. */
@NullMarked
package org.jixiaoflow.review.lifecycle;

import org.jspecify.annotations.NullMarked;
