/** The operator's desk (运维台): whether all is well, what isn't and what to do, views and dead letters. */
@NullMarked
package org.jixiaoflow.workbench.operations;

import org.jspecify.annotations.NullMarked;
