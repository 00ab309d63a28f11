/** Dead letters as they are kept: found by their id, listed from the newest, and processed again when somebody orders it. */
@NullMarked
package org.jixiaoflow.support.deadletters;

import org.jspecify.annotations.NullMarked;
