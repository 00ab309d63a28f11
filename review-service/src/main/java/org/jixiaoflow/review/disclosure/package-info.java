/** What the public reads of approved forms (公开): published revisions, for anybody, and what may be published, for those who say so. */
@NullMarked
package org.jixiaoflow.review.disclosure;

import org.jspecify.annotations.NullMarked;
