/** The interfaces as others find them: what their descriptions say, what is released of them, and what is generated from them. */
@NullMarked
package org.jixiaoflow.clients;

import org.jspecify.annotations.NullMarked;
