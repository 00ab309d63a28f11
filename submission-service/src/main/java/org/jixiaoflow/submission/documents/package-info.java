/** Reading printed documents: cells first, then meaning; what is not certain becomes a note, never a guess. */
@NullMarked
package org.jixiaoflow.submission.documents;

import org.jspecify.annotations.NullMarked;
