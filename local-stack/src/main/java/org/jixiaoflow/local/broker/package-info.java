/** A real Kafka broker inside this process. */
@NullMarked
package org.jixiaoflow.local.broker;

import org.jspecify.annotations.NullMarked;
