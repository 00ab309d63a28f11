/** What a department does with a form as a whole: check and submit, sign, take back, adjust. */
@NullMarked
package org.jixiaoflow.workbench.filing;

import org.jspecify.annotations.NullMarked;
