/** The dead-letter desk as its client sees it. */
@NullMarked
package org.jixiaoflow.cli.deadletters;

import org.jspecify.annotations.NullMarked;
