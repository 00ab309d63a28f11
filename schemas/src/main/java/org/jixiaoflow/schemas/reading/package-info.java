/** Reads topics from their beginning, without a group: for tables in memory, checks and copies. */
@NullMarked
package org.jixiaoflow.schemas.reading;

import org.jspecify.annotations.NullMarked;
