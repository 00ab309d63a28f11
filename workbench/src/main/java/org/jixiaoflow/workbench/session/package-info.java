/** Who is signed in at the pages, in whose name they act, and with which token the services are asked. */
@NullMarked
package org.jixiaoflow.workbench.session;

import org.jspecify.annotations.NullMarked;
