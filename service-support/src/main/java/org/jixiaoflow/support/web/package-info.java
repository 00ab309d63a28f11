/** Errors as problem details, and the OpenAPI page. */
@NullMarked
package org.jixiaoflow.support.web;

import org.jspecify.annotations.NullMarked;
