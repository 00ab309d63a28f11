/** What every page shares: its frame, its language, its words and numbers, and problems as pages. */
@NullMarked
package org.jixiaoflow.workbench.shell;

import org.jspecify.annotations.NullMarked;
