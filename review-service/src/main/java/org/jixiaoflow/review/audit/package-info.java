/** What happened to a form: its journal, its revisions, and what differs between two of them. */
@NullMarked
package org.jixiaoflow.review.audit;

import org.jspecify.annotations.NullMarked;
