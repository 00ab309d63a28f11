/** A command asked over Kafka, and its outcome awaited, or kept for whoever asks later. */
@NullMarked
package org.jixiaoflow.support.replies;

import org.jspecify.annotations.NullMarked;
