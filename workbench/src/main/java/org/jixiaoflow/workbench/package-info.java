/** The workbench (工作台): pages over the three services' interfaces. It has no database and decides nothing. */
@NullMarked
package org.jixiaoflow.workbench;

import org.jspecify.annotations.NullMarked;
