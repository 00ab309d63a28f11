/** Files brought into a running stack over the interface that departments use. */
@NullMarked
package org.jixiaoflow.cli.imports;

import org.jspecify.annotations.NullMarked;
