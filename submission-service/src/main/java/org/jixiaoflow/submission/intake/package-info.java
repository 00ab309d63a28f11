/** Where submissions come in: REST and the portals' topics. */
@NullMarked
package org.jixiaoflow.submission.intake;

import org.jspecify.annotations.NullMarked;
