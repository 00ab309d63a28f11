/** What a clerk works at and hasn't saved: working copies of forms, each its owner's alone. */
@NullMarked
package org.jixiaoflow.submission.copies;

import org.jspecify.annotations.NullMarked;
