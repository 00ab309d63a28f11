/** Who may do what with a form, and who may read it: the one policy behind every edge and behind the workflow itself. */
@NullMarked
package org.jixiaoflow.access;

import org.jspecify.annotations.NullMarked;
