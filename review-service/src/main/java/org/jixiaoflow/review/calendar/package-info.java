/** Days people work on in a county, by the State Council's notices. */
@NullMarked
package org.jixiaoflow.review.calendar;

import org.jspecify.annotations.NullMarked;
