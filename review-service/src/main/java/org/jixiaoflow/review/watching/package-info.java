/** Who is told what becomes of a form that isn't theirs to do anything with: those who watch it (关注), those copied in (抄送). */
@NullMarked
package org.jixiaoflow.review.watching;

import org.jspecify.annotations.NullMarked;
