/** A form's content as a department edits it. */
@NullMarked
package org.jixiaoflow.submission.forms;

import org.jspecify.annotations.NullMarked;
