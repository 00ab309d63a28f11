/** Forms as pages for people: which there are, and one with the forms it resembles. */
@NullMarked
package org.jixiaoflow.submission.pages;

import org.jspecify.annotations.NullMarked;
