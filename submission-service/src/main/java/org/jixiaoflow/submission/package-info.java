/** The departments' door: drafts, documents, validation, portal topics. */
@NullMarked
package org.jixiaoflow.submission;

import org.jspecify.annotations.NullMarked;
