/** What the services' views reflect, asked of the services. */
@NullMarked
package org.jixiaoflow.cli.views;

import org.jspecify.annotations.NullMarked;
