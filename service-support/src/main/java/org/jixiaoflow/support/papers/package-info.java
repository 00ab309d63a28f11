/** What people work at and haven't sent: theirs alone, beside the journal, lost without harm to anything decided. */
@NullMarked
package org.jixiaoflow.support.papers;

import org.jspecify.annotations.NullMarked;
