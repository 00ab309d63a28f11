/** A real PostgreSQL, as a child process. */
@NullMarked
package org.jixiaoflow.local.database;

import org.jspecify.annotations.NullMarked;
