/** Who stands in for whom: each person says it of themselves, within what the policy allows. */
@NullMarked
package org.jixiaoflow.notification.substitution;

import org.jspecify.annotations.NullMarked;
