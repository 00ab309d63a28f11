/** How soon after a decision the mail about it arrives. */
@NullMarked
package org.jixiaoflow.benchmarks.mail;

import org.jspecify.annotations.NullMarked;
