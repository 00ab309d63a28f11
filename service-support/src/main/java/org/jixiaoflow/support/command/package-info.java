/** The edge where commands come in over HTTP: ids, preconditions, answers, refusals, and asking later. */
@NullMarked
package org.jixiaoflow.support.command;

import org.jspecify.annotations.NullMarked;
