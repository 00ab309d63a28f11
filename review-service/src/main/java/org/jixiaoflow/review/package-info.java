/** The review of forms: workflow, reviewers' desk, journal views and notifications. */
@NullMarked
package org.jixiaoflow.review;

import org.jspecify.annotations.NullMarked;
