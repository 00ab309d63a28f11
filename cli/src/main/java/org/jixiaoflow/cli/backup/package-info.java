/** What a stack knows as files, and a stack from such files. */
@NullMarked
package org.jixiaoflow.cli.backup;

import org.jspecify.annotations.NullMarked;
