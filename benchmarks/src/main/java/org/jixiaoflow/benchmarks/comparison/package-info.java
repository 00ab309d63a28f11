/** Who is measured: the pipeline, the limit of what Kafka Streams can do with the same records, and other engines. */
@NullMarked
package org.jixiaoflow.benchmarks.comparison;

import org.jspecify.annotations.NullMarked;
