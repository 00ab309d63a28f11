/** What pages of templates share: fields that are typed, what is wrong with them, what differs, and publishing what was shown. */
@NullMarked
package org.jixiaoflow.workbench.versions;

import org.jspecify.annotations.NullMarked;
