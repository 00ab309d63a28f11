/** Review templates (评审模板): their versions, what differs, how many forms keep each, and publishing another. */
@NullMarked
package org.jixiaoflow.workbench.routes;

import org.jspecify.annotations.NullMarked;
