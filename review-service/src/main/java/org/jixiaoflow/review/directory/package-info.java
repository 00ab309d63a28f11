/** What people, places and stations are called: who the caller is, which regions, years and departments there are. */
@NullMarked
package org.jixiaoflow.review.directory;

import org.jspecify.annotations.NullMarked;
