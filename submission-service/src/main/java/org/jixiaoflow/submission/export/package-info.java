/** Forms as files again: in the layout of the published table, which the reader reads back as the same form. */
@NullMarked
package org.jixiaoflow.submission.export;

import org.jspecify.annotations.NullMarked;
