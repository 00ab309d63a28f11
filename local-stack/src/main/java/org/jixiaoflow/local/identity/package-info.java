/** The identity provider of the local stack: its people, its key, its tokens and its sign-in page. */
@NullMarked
package org.jixiaoflow.local.identity;

import org.jspecify.annotations.NullMarked;
