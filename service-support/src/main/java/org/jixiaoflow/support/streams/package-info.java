/** Kafka Streams applications that are exactly once, healthy to look at, and never stopped by a bad record. */
@NullMarked
package org.jixiaoflow.support.streams;

import org.jspecify.annotations.NullMarked;
