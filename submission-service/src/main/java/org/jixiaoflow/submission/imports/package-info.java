/** Documents become drafts: uploaded, read in the background, looked at form by form, then filed. */
@NullMarked
package org.jixiaoflow.submission.imports;

import org.jspecify.annotations.NullMarked;
