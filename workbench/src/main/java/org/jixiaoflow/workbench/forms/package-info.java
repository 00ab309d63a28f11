/** Forms in lists and one by one, to read. */
@NullMarked
package org.jixiaoflow.workbench.forms;

import org.jspecify.annotations.NullMarked;
