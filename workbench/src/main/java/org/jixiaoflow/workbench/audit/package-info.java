/** Audit (审计): a form's chain entry by entry, exports that prove themselves, and the page that checks them, with or without us. */
@NullMarked
package org.jixiaoflow.workbench.audit;

import org.jspecify.annotations.NullMarked;
