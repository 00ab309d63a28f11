/** A real schema registry, as a child process. */
@NullMarked
package org.jixiaoflow.local.registry;

import org.jspecify.annotations.NullMarked;
