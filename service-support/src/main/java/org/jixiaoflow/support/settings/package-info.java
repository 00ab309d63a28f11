/** Settings of services, for those who need them where no service runs. */
@NullMarked
package org.jixiaoflow.support.settings;

import org.jspecify.annotations.NullMarked;
