/** Validation templates (校验模板): what forms are held to, in versions, what differs, and publishing another. */
@NullMarked
package org.jixiaoflow.workbench.rules;

import org.jspecify.annotations.NullMarked;
