/** The command line. */
@NullMarked
package org.jixiaoflow.local.cli;

import org.jspecify.annotations.NullMarked;
