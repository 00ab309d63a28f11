/** Days people work on in a county, by the State Council's notices. */
@NullMarked
package org.jixiaoflow.support.calendar;

import org.jspecify.annotations.NullMarked;
