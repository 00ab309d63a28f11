/** Avro records as plain JSON, for REST, views and people. */
@NullMarked
package org.jixiaoflow.support.json;

import org.jspecify.annotations.NullMarked;
