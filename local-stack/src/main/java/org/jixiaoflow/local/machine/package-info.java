/** What the parts of a stack need of the machine they run on: ports, and processes that outlived a stack which was killed. */
@NullMarked
package org.jixiaoflow.local.machine;

import org.jspecify.annotations.NullMarked;
