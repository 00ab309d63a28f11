/** Read views: tables that reflect a topic up to a known position. */
@NullMarked
package org.jixiaoflow.support.projection;

import org.jspecify.annotations.NullMarked;
