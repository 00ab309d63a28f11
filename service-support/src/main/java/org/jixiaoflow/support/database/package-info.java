/** A database that may be away, told to whoever waits before they lose patience. */
@NullMarked
package org.jixiaoflow.support.database;

import org.jspecify.annotations.NullMarked;
