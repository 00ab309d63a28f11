/** The command line. */
@NullMarked
package org.jixiaoflow.cli;

import org.jspecify.annotations.NullMarked;
