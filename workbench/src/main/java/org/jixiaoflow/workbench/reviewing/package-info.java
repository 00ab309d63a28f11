/** Where reviewers, final reviewers and third parties decide: their inbox and the form they have before them. */
@NullMarked
package org.jixiaoflow.workbench.reviewing;

import org.jspecify.annotations.NullMarked;
