/** Filling in a form: what is typed, held against what is saved, found wrong, mended, and sent. */
@NullMarked
package org.jixiaoflow.workbench.editor;

import org.jspecify.annotations.NullMarked;
