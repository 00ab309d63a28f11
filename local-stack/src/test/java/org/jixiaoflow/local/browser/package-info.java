/** People's work at the workbench, in a real browser. */
@NullMarked
package org.jixiaoflow.local.browser;

import org.jspecify.annotations.NullMarked;
