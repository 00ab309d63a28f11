/** Which record travels on which topic, and how it is written: all that two services must agree on. */
@NullMarked
package org.jixiaoflow.schemas.contract;

import org.jspecify.annotations.NullMarked;
