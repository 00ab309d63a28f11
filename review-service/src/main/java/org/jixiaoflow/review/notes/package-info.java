/** What reviewers note for themselves and for each other: drafts of decisions, what they have looked at and taken on, phrases. */
@NullMarked
package org.jixiaoflow.review.notes;

import org.jspecify.annotations.NullMarked;
