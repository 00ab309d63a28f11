/** The dead-letter desk: what nobody could process is looked at, mended and processed again, or discarded with a reason. */
@NullMarked
package org.jixiaoflow.submission.deadletters;

import org.jspecify.annotations.NullMarked;
