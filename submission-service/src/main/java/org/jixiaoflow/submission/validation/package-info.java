/** What is wrong with a form, rule by rule. */
@NullMarked
package org.jixiaoflow.submission.validation;

import org.jspecify.annotations.NullMarked;
