/** Topics and schemas made ready at start, records published, topics followed, and records nobody can process kept. */
@NullMarked
package org.jixiaoflow.support.kafka;

import org.jspecify.annotations.NullMarked;
