/** Which way a form may go (流转): one table, that the workflow follows and everyone goes by who offers or refuses a way. */
@NullMarked
package org.jixiaoflow.access.workflow;

import org.jspecify.annotations.NullMarked;
