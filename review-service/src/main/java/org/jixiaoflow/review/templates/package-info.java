/** Review templates: the route a form takes and what its reviewers rate. */
@NullMarked
package org.jixiaoflow.review.templates;

import org.jspecify.annotations.NullMarked;
