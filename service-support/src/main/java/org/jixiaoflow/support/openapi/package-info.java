/** The interfaces' description (OpenAPI): what springdoc can't see by itself. */
@NullMarked
package org.jixiaoflow.support.openapi;

import org.jspecify.annotations.NullMarked;
