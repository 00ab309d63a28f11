/** A command asked over Kafka, and its outcome awaited. */
@NullMarked
package org.jixiaoflow.support.replies;

import org.jspecify.annotations.NullMarked;
