/** The page somebody begins with: what is asked of them. */
@NullMarked
package org.jixiaoflow.workbench.home;

import org.jspecify.annotations.NullMarked;
