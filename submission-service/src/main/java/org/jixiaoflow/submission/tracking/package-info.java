/** What departments see of their forms. */
@NullMarked
package org.jixiaoflow.submission.tracking;

import org.jspecify.annotations.NullMarked;
