/** Who calls, known by a bearer token. */
@NullMarked
package org.jixiaoflow.support.security;

import org.jspecify.annotations.NullMarked;
