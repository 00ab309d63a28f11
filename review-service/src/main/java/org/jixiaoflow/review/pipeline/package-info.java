/** Runs the lifecycle of every form as a Kafka Streams application: commands in, journal and all that follows from it out. */
@NullMarked
package org.jixiaoflow.review.pipeline;

import org.jspecify.annotations.NullMarked;
