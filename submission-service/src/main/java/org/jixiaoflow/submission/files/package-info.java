/** Files as departments have them, whatever their kind: each becomes rows of cells, within limits, or is refused in one sentence. */
@NullMarked
package org.jixiaoflow.submission.files;

import org.jspecify.annotations.NullMarked;
