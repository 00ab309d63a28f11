/** Files with forms in, drafts out: dropped, read, looked through, chosen, made drafts. */
@NullMarked
package org.jixiaoflow.workbench.imports;

import org.jspecify.annotations.NullMarked;
