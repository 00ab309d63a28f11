/** What publishing a scoring template would do to the scores there are, without doing it. */
@NullMarked
package org.jixiaoflow.scoring.effect;

import org.jspecify.annotations.NullMarked;
