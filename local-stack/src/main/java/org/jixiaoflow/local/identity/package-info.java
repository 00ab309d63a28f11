/** Keys and tokens of the local stack, until an identity provider stands there. */
@NullMarked
package org.jixiaoflow.local.identity;

import org.jspecify.annotations.NullMarked;
