/** Files brought into a running stack over the interface that departments use. */
@NullMarked
package org.jixiaoflow.local.imports;

import org.jspecify.annotations.NullMarked;
