/** Public disclosure (公开): pages that everybody may read, and where administrators say what is on them. */
@NullMarked
package org.jixiaoflow.workbench.disclosure;

import org.jspecify.annotations.NullMarked;
