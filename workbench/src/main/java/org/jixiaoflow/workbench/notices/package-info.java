/** What the reader was told, and finding a form by its name. */
@NullMarked
package org.jixiaoflow.workbench.notices;

import org.jspecify.annotations.NullMarked;
